import type { Partition, Statement } from '@exchange/partitions';
import { look, requireState } from '../sql/enter.ts';
import type { Handover, MoveRef } from '../types.ts';

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

export async function readHandover(partition: Partition, move: MoveRef): Promise<Handover> {
  const statement = partition.role === 'performer' ? stockStatement : offersStatement;
  return partition.transact(async (tx) => {
    requireState(await look(tx, move), move, ['blocked']);
    const [row] = await tx.query<{ handover: string }>(statement, [move.ownerKey]);
    if (row === undefined) throw new Error('An aggregate always gives a row.');
    return row.handover;
  });
}
