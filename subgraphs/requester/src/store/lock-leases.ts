import type { Statement, Tx } from '@exchange/partitions';

export interface LockedLease {
  readonly id: string;
  readonly ownerKey: string;
  readonly taskId: string;
  readonly holder: string;
  readonly status: string;
  readonly outstanding: number;
  /** Its end and the margin for clock difference have passed. */
  readonly over: boolean;
}

/** Leases by id, locked in that order; after their tasks (see `lock-tasks.ts`). */
const statement: Statement = {
  name: 'requester-lock-leases',
  text: `
    select id, owner_key as "ownerKey", task_id as "taskId", holder, status, outstanding,
           expires_at + $3 * interval '1 second' <= coalesce($2::timestamptz, now()) as over
      from leases
     where id = any($1::text[])
     order by id
       for update`,
};

export function lockLeases(
  tx: Tx,
  leaseIds: readonly string[],
  marginSeconds: number,
): Promise<LockedLease[]> {
  return tx.query(statement, [[...new Set(leaseIds)], tx.clock.pinned(), marginSeconds]);
}
