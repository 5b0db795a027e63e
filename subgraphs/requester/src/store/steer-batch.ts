import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/** Channel that wakes the job which brings tasks after their batch. */
export const rollChannel = 'batch_roll';

/** Sets the status of a batch and sends its tasks after it, from the first row. */
const steerStatement: Statement = {
  name: 'requester-steer-batch',
  text: `
    with steered as (
      update batches
         set status = $2, tasks_status = $3, roll_row = 0,
             finished_at = case when $2 = 'cancelled' then coalesce($4::timestamptz, now())
                                else finished_at end,
             ended_by = case when $2 = 'cancelled' then 'requester' end
       where id = $1
      returning 1
    )
    select pg_notify('${rollChannel}', '') from steered`,
};

const publishStatement: Statement = {
  name: 'requester-start-publishing',
  text: `
    with started as (
      update batches
         set status = 'publishing', tasks_status = 'open', roll_row = 0, reserved_minor = $2,
             published_at = coalesce($3::timestamptz, now())
       where id = $1
      returning type_id
    ), locked as (
      update task_types t set locked_at = coalesce(t.locked_at, $3::timestamptz, now())
        from started where t.id = started.type_id and t.locked_at is null
    )
    select pg_notify('${rollChannel}', '') from started`,
};

const deadlineStatement: Statement = {
  name: 'requester-set-deadline',
  text: 'update batches set deadline_at = $2 where id = $1',
};

/** Deadlines that passed: nothing can be granted any more, so the tasks leave the index of grants. */
const overdueStatement: Statement = {
  name: 'requester-shut-overdue',
  text: `
    with due as (
      select id from batches b
       where status = 'open' and tasks_status = 'open' and ${isHere('b.owner_key')}
         and deadline_at <= coalesce($1::timestamptz, now())
       order by id limit $2
         for update
    ), shut as (
      update batches b set tasks_status = 'paused', roll_row = 0 from due where b.id = due.id
      returning b.type_id
    )
    select distinct type_id as "typeId", pg_notify('${rollChannel}', '')::text from shut`,
};

export async function steerBatch(
  tx: Tx,
  batchId: string,
  status: string,
  tasksStatus: 'open' | 'paused' | 'cancelled',
): Promise<void> {
  await tx.query(steerStatement, [batchId, status, tasksStatus, tx.clock.pinned()]);
}

/** Money was reserved: the tasks are opened in the background, and the type's terms are fixed. */
export async function startPublishing(tx: Tx, batchId: string, reserved: number): Promise<void> {
  await tx.query(publishStatement, [batchId, reserved, tx.clock.pinned()]);
}

export async function setDeadline(tx: Tx, batchId: string, at: Date | null): Promise<void> {
  await tx.query(deadlineStatement, [batchId, at]);
}

/** Types of the batches that were shut. */
export async function shutOverdue(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ typeId: string }>(overdueStatement, [tx.clock.pinned(), limit]);
  return rows.map((row) => row.typeId);
}
