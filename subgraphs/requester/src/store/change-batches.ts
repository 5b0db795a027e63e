import type { Statement, Tx } from '@exchange/partitions';
import type { BatchChange } from '../domain/batch-changes.ts';
import { batchCounters } from '../domain/batch-changes.ts';

export interface ChangedBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly typeId: string;
  readonly status: string;
}

/**
 * One update per batch and transaction. Rows are locked in the order of their ids first, because an
 * update alone would lock them in any order. A batch completes here, with whichever change was the
 * last: nothing available, nothing leased, nothing to decide, no more answers to ask for.
 */
const statement: Statement = {
  name: 'requester-change-batches',
  text: `
    with change as (
      select * from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[],
                           $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::bigint[],
                           $14::bigint[], $15::bigint[])
        as c (id, wanted, available, leased, done, cancelled, tasks_available, submitted, approved,
              rejected, surplus, work_seconds, spent_minor, reserved_minor)
    ), held as (
      select b.id from batches b join change c on c.id = b.id order by b.id for update of b
    )
    update batches b
       set slots_wanted = b.slots_wanted + c.wanted,
           slots_available = b.slots_available + c.available,
           slots_leased = b.slots_leased + c.leased,
           slots_done = b.slots_done + c.done,
           slots_cancelled = b.slots_cancelled + c.cancelled,
           tasks_available = b.tasks_available + c.tasks_available,
           submitted = b.submitted + c.submitted,
           approved = b.approved + c.approved,
           rejected = b.rejected + c.rejected,
           surplus = b.surplus + c.surplus,
           work_seconds = b.work_seconds + c.work_seconds,
           spent_minor = b.spent_minor + c.spent_minor,
           reserved_minor = b.reserved_minor + c.reserved_minor,
           status = case when b.status = 'open' and b.slots_available + c.available = 0
                          and b.slots_leased + c.leased = 0 and b.submitted + c.submitted = 0
                          and not b.awaits_extra
                         then 'completed' else b.status end,
           finished_at = case when b.status = 'open' and b.slots_available + c.available = 0
                               and b.slots_leased + c.leased = 0 and b.submitted + c.submitted = 0
                               and not b.awaits_extra
                              then coalesce($1::timestamptz, now()) else b.finished_at end
      from change c join held h on h.id = c.id
     where b.id = c.id
    returning b.id, b.owner_key as "ownerKey", b.type_id as "typeId", b.status`,
};

export async function changeBatches(
  tx: Tx,
  changes: readonly BatchChange[],
): Promise<ChangedBatch[]> {
  if (changes.length === 0) return [];
  return tx.query(statement, [
    tx.clock.pinned(),
    changes.map((change) => change.batchId),
    ...batchCounters.map((counter) => changes.map((change) => change[counter])),
  ]);
}
