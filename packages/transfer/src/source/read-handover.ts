import type { Lane, Statement, Tx } from '@exchange/partitions';
import type { Handover } from '../types.ts';

/** The stock on which a performer's work in hand stands, each with the columns that a new lease needs. */
const stockStatement: Statement = {
  name: 'transfer-read-stock',
  text: `
    select json_build_object('stock', coalesce(json_agg(row_to_json(s)), '[]'))::text as handover
      from stock_items s
     where s.lease_id in (select lease_id from assignments where owner_key = $1 and status = 'accepted')`,
};

/**
 * Grants of a requester's work that were offered and not answered: the offer stays here without them, so
 * that their slots are called back from their new home.
 */
const offersStatement: Statement = {
  name: 'transfer-read-offers',
  text: `
    select json_build_object('grants', coalesce(json_agg(distinct l.grant_id), '[]'))::text as handover
      from push_offers o join leases l on l.grant_id = o.grant_id
     where o.status = 'open' and l.owner_key = $1 and l.status = 'active'`,
};

/** Read while nobody writes the owner's rows. */
export async function readHandover(
  tx: Tx,
  role: Lane['role'],
  ownerKey: string,
): Promise<Handover> {
  const statement = role === 'performer' ? stockStatement : offersStatement;
  const [row] = await tx.query<{ handover: string }>(statement, [ownerKey]);
  if (row === undefined) throw new Error('An aggregate always gives a row.');
  return row.handover;
}
