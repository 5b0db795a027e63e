import { isHere } from '@exchange/partitions';
import type { Statement, Tx } from '@exchange/partitions';

/** A batch whose tasks still have to follow it. */
export interface RollingBatch {
  readonly id: string;
  readonly ownerKey: string;
  readonly typeId: string;
  readonly status: string;
  readonly tasksStatus: string;
  readonly rollRow: number;
  readonly funded: boolean;
  readonly rewardMinor: number;
  readonly currency: string;
}

const findStatement: Statement = {
  name: 'requester-find-rolling',
  text: `
    select b.id, b.owner_key as "ownerKey", b.type_id as "typeId", b.status,
           b.tasks_status as "tasksStatus", b.roll_row as "rollRow",
           b.published_at is not null as funded, t.reward_minor as "rewardMinor", t.currency
      from batches b join task_types t on t.id = b.type_id
     where b.roll_row is not null and ${isHere('b.owner_key')}
     order by b.id
     limit $1`,
};

/** The next tasks in file order, locked in the order of their ids like everywhere else. */
const rollStatement: Statement = {
  name: 'requester-roll-tasks',
  text: `
    with next as (
      select id, "row" from tasks where batch_id = $1 and "row" > $2 order by "row" limit $3
    ), held as (
      select t.id, t.status, t.available from tasks t
       where t.id in (select id from next) order by t.id for update of t
    ), moved as (
      update tasks t
         set status = $4,
             cancelled = case when $4 = 'cancelled' then t.cancelled + t.available else t.cancelled end,
             available = case when $4 = 'cancelled' then 0 else t.available end
        from held
       where t.id = held.id and t.status <> $4 and t.status <> 'cancelled'
         and not ($4 = 'paused' and t.status = 'staged')
      returning held.status as before, held.available
    )
    select (select count(*) from next) as seen,
           (select max("row") from next) as "lastRow",
           count(*) filter (where before = 'staged') as published,
           coalesce(sum(available), 0) as slots,
           count(*) filter (where available > 0) as "withSlots"
      from moved`,
};

export interface RolledTasks {
  readonly seen: number;
  readonly lastRow: number | null;
  readonly published: number;
  /** Slots that were available on the tasks that changed. */
  readonly slots: number;
  readonly withSlots: number;
}

/**
 * Only if the batch still wants what this step did: a pause or a cancellation in between starts
 * from the first row again, and this step is rolled back.
 */
const advanceStatement: Statement = {
  name: 'requester-advance-roll',
  text: `
    update batches
       set roll_row = $4::int,
           tasks_published = tasks_published + $5::int,
           status = case when $4::int is null and status = 'publishing' then 'open' else status end
     where id = $1 and tasks_status = $2 and roll_row = $3
    returning status`,
};

export function findRolling(tx: Tx, limit: number): Promise<RollingBatch[]> {
  return tx.query(findStatement, [limit]);
}

export async function rollTasks(tx: Tx, batch: RollingBatch, limit: number): Promise<RolledTasks> {
  const [row] = await tx.query<RolledTasks>(rollStatement, [
    batch.id,
    batch.rollRow,
    limit,
    batch.tasksStatus,
  ]);
  return row ?? { seen: 0, lastRow: null, published: 0, slots: 0, withSlots: 0 };
}

/** False when the batch wants something else by now. */
export async function advanceRoll(
  tx: Tx,
  batch: RollingBatch,
  to: { rollRow: number | null; published: number },
): Promise<boolean> {
  const rows = await tx.query(advanceStatement, [
    batch.id,
    batch.tasksStatus,
    batch.rollRow,
    to.rollRow,
    to.published,
  ]);
  return rows.length === 1;
}
