import type { Statement, Tx } from '@exchange/partitions';

/** A task with the place of each of its slots, locked. */
export interface LockedTask {
  readonly id: string;
  readonly ownerKey: string;
  readonly batchId: string;
  readonly typeId: string;
  readonly available: number;
  readonly leased: number;
  readonly done: number;
  readonly cancelled: number;
}

/**
 * Every transaction that moves slots takes its locks in this order, each group by id: tasks, leases,
 * submissions, batches, days, types, accounts. Two of them can then wait for, but never deadlock,
 * each other. Grants skip locked tasks instead of waiting, so their own order of tasks is free.
 */
const statement: Statement = {
  name: 'requester-lock-tasks',
  text: `
    select id, owner_key as "ownerKey", batch_id as "batchId", type_id as "typeId",
           available, leased, done, cancelled
      from tasks
     where id = any($1::text[])
     order by id
       for update`,
};

export function lockTasks(tx: Tx, taskIds: readonly string[]): Promise<LockedTask[]> {
  return tx.query(statement, [[...new Set(taskIds)]]);
}
