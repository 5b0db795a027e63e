import { endlessAt } from '@exchange/kernel';
import { recalledLeaseSeconds } from '@exchange/leases';
import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/**
 * Walks the partial index `leases_endless`. Leases are locked in the order of their ids and nothing
 * else is, so this waits for nobody who waits for it.
 */
const statement: Statement = {
  name: 'requester-end-recalled-leases',
  text: `
    with held as (
      select l.id, t.time_allowed_seconds
        from leases l join batches b on b.id = l.batch_id join task_types t on t.id = l.type_id
       where l.status = 'active' and l.kind = 'unlimited' and l.expires_at = $2::timestamptz
         and ${isHere('l.owner_key')}
         and (b.status <> 'open' or b.deadline_at <= coalesce($1::timestamptz, now()))
       order by l.id
         for update of l
    )
    update leases l
       set expires_at = coalesce($1::timestamptz, now())
             + ($3 + h.time_allowed_seconds) * interval '1 second'
      from held h
     where l.id = h.id`,
};

/**
 * Unlimited leases whose batch takes no accepts any more were recalled. They get an end, so that a
 * holder that never answers cannot keep their slots, and the money on them, for ever.
 */
export async function endRecalledLeases(tx: Tx): Promise<void> {
  await tx.query(statement, [tx.clock.pinned(), endlessAt, recalledLeaseSeconds]);
}
