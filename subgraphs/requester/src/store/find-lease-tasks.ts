import type { Statement, Tx } from '@exchange/partitions';

const statement: Statement = {
  name: 'requester-find-lease-tasks',
  text: 'select task_id as "taskId" from leases where id = any($1::text[])',
};

/** Tasks of leases, to be locked before the leases themselves. */
export async function findLeaseTasks(tx: Tx, leaseIds: readonly string[]): Promise<string[]> {
  if (leaseIds.length === 0) return [];
  const rows = await tx.query<{ taskId: string }>(statement, [[...new Set(leaseIds)]]);
  return rows.map((row) => row.taskId);
}
