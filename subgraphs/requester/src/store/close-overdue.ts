import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';
import { rollChannel } from './steer-batch.ts';

/**
 * Walks the partial index `batches_past_deadline`. The deadline is judged under the lock: one that is
 * being moved right now is waited for and then left alone.
 */
const statement: Statement = {
  name: 'requester-close-overdue',
  text: `
    with moment as (select coalesce($1::timestamptz, now()) as at),
    due as (
      select b.id from batches b, moment
       where b.status in ('open', 'paused')
         and ${isHere('b.owner_key')}
         and b.deadline_at + $2 * interval '1 second' <= moment.at
       order by b.id limit $3
         for update of b
    ), closed as (
      update batches b
         set status = 'cancelled', tasks_status = 'cancelled', roll_row = 0, ended_by = 'deadline',
             finished_at = moment.at
        from due, moment where b.id = due.id
      returning b.id, b.owner_key as "ownerKey", b.type_id as "typeId"
    )
    select closed.*, pg_notify('${rollChannel}', '')::text as notified from closed`,
};

export interface ClosedBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly typeId: string;
}

/** Ends batches whose deadline passed `graceSeconds` ago; their tasks and money follow them. */
export function closeOverdue(tx: Tx, graceSeconds: number, limit: number): Promise<ClosedBatch[]> {
  return tx.query<ClosedBatch>(statement, [tx.clock.pinned(), graceSeconds, limit]);
}
