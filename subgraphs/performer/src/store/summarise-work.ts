import type { WorkSummary } from '@exchange/cluster';
import type { Queryable, Statement } from '@exchange/partitions';

/** Days that count. */
const days = 14;
/** Categories and requesters of each performer, the largest. */
const mostEach = 8;

/** The owner of a type is in its id. What has no category is not a kind of work. */
const workStatement: Statement = {
  name: 'work-summaries',
  text: `
    with recent as (
      select owner_key, category, split_part(type_id, '_', 2) as requester_key, accepted
        from type_activity
       where day >= (coalesce($1::timestamptz, now()) at time zone 'utc')::date - $2::int
         and accepted > 0
    ),
    ranked as (
      select owner_key, kind, name, amount,
             row_number() over (partition by owner_key, kind order by amount desc, name) as place
        from (
          select owner_key, 'category' as kind, category as name, sum(accepted) as amount
            from recent where category <> '' group by owner_key, category
          union all
          select owner_key, 'requester', requester_key, sum(accepted)
            from recent group by owner_key, requester_key
        ) as sums
    )
    select owner_key as "ownerKey",
           coalesce(jsonb_object_agg(name, amount / ($2 * 24.0)) filter (where kind = 'category'), '{}')
             as "categories",
           coalesce(jsonb_object_agg(name, amount / ($2 * 24.0)) filter (where kind = 'requester'), '{}')
             as "requesters"
      from ranked
     where place <= $3
     group by owner_key`,
};

/** What work the performers of a partition did lately: accepts in an hour. */
export async function summariseWork(
  database: Queryable & { readonly clock: { pinned(): Date | null } },
): Promise<ReadonlyMap<string, WorkSummary>> {
  const rows = await database.query<WorkSummary & { readonly ownerKey: string }>(workStatement, [
    database.clock.pinned(),
    days,
    mostEach,
  ]);
  return new Map(
    rows.map(({ ownerKey, categories, requesters }) => [ownerKey, { categories, requesters }]),
  );
}
