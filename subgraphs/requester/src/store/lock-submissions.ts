import type { Statement, Tx } from '@exchange/partitions';

export interface LockedSubmission {
  readonly id: string;
  readonly ownerKey: string;
  readonly batchId: string;
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly status: string;
  readonly surplus: boolean;
  readonly rewardMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  readonly decidedAt: Date | null;
  /** Now, by the clock that judges. */
  readonly at: Date;
}

/** A second decision that races the first waits here and then sees what was decided. */
const statement: Statement = {
  name: 'requester-lock-submissions',
  text: `
    select s.id, s.owner_key as "ownerKey", s.batch_id as "batchId",
           s.assignment_id as "assignmentId", s.performer_key as "performerKey", s.status, s.surplus,
           s.reward_minor as "rewardMinor", s.fee_minor as "feeMinor", t.currency,
           s.decided_at as "decidedAt",
           date_trunc('milliseconds', coalesce($2::timestamptz, now())) as at
      from submissions s join task_types t on t.id = s.type_id
     where s.id = any($1::text[])
     order by s.id
       for update of s`,
};

export function lockSubmissions(tx: Tx, ids: readonly string[]): Promise<LockedSubmission[]> {
  return tx.query(statement, [[...new Set(ids)], tx.clock.pinned()]);
}
