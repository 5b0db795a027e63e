import type { Partition, Statement, Tx } from '@exchange/partitions';

/** Shared records of a requester partition that name types of several owners: what they say of one. */
const requesterStatements: readonly Statement[] = [
  {
    name: 'transfer-erase-offered',
    text: `
      update push_offers o
         set offered = o.offered - types.ids, taken = o.taken - types.ids
        from (select p.grant_id, array_agg(t.id) as ids
                from push_offers p cross join lateral jsonb_object_keys(p.offered) as t (id)
               where starts_with(t.id, 'type_' || $1::text || '_')
               group by p.grant_id) as types
       where o.grant_id = types.grant_id`,
  },
  {
    name: 'transfer-erase-pushed',
    text: `
      update push_runs r
         set details = jsonb_path_query_array(
               r.details, '$[*] ? (!(@.typeId starts with $type))'::jsonpath,
               jsonb_build_object('type', 'type_' || $1::text || '_'))
       where r.details @? format('$[*] ? (@.typeId starts with "type_%s_")', $1::text)::jsonpath`,
  },
];

/** Run once all rows of the owner are gone: the records that stay no longer name the owner's work. */
export async function eraseMentions(
  tx: Tx,
  role: Partition['role'],
  ownerKey: string,
): Promise<void> {
  if (role !== 'requester') return;
  for (const statement of requesterStatements) await tx.query(statement, [ownerKey]);
}
