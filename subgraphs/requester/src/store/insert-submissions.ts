import type { Statement, Tx } from '@exchange/partitions';

export interface NewSubmission {
  readonly id: string;
  readonly ownerKey: string;
  readonly taskId: string;
  readonly batchId: string;
  readonly typeId: string;
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly leaseId: string;
  readonly answer: unknown;
  readonly surplus: boolean;
  readonly rewardMinor: number;
  readonly feeMinor: number;
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
  readonly autoApprovalSeconds: number;
}

const knownStatement: Statement = {
  name: 'requester-find-known-submissions',
  text: `
    select s.task_id || ' ' || s.performer_key as known from submissions s
      join unnest($1::text[], $2::text[]) as a (task_id, performer_key)
        on s.task_id = a.task_id and s.performer_key = a.performer_key`,
};

/** The history of a batch is counted in the same statement, so that no page counts submissions. */
const insertStatement: Statement = {
  name: 'requester-insert-submissions',
  text: `
    with added as (
    insert into submissions (id, owner_key, task_id, batch_id, type_id, assignment_id, performer_key,
                             lease_id, answer, status, surplus, reward_minor, fee_minor, accepted_at,
                             submitted_at, received_at, auto_approve_at)
    select id, owner_key, task_id, batch_id, type_id, assignment_id, performer_key, lease_id, answer,
           'submitted', surplus, reward_minor, fee_minor, accepted_at, submitted_at, moment.at,
           moment.at + auto_approval_seconds * interval '1 second'
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                  $9::text[], $10::jsonb[], $11::bool[], $12::int[], $13::int[], $14::timestamptz[],
                  $15::timestamptz[], $16::int[])
        as s (id, owner_key, task_id, batch_id, type_id, assignment_id, performer_key, lease_id,
              answer, surplus, reward_minor, fee_minor, accepted_at, submitted_at,
              auto_approval_seconds),
           (select coalesce($1::timestamptz, now()) as at) as moment
    returning batch_id, submitted_at
    )
    insert into batch_history as h (batch_id, part_at, last_at, received)
    select a.batch_id, history_part(coalesce(b.published_at, b.created_at), a.submitted_at),
           max(a.submitted_at), count(*)
      from added a join batches b on b.id = a.batch_id
     group by 1, 2 order by 1, 2
    on conflict (batch_id, part_at) do update
       set received = h.received + excluded.received,
           last_at = greatest(h.last_at, excluded.last_at)`,
};

/** `<task> <performer>` of those pairs that have a submission. Complete while the tasks are locked. */
export async function findKnownPairs(
  tx: Tx,
  pairs: readonly { taskId: string; performerKey: string }[],
): Promise<Set<string>> {
  const rows = await tx.query<{ known: string }>(knownStatement, [
    pairs.map((pair) => pair.taskId),
    pairs.map((pair) => pair.performerKey),
  ]);
  return new Set(rows.map((row) => row.known));
}

export async function insertSubmissions(tx: Tx, rows: readonly NewSubmission[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(insertStatement, [
    tx.clock.pinned(),
    rows.map((row) => row.id),
    rows.map((row) => row.ownerKey),
    rows.map((row) => row.taskId),
    rows.map((row) => row.batchId),
    rows.map((row) => row.typeId),
    rows.map((row) => row.assignmentId),
    rows.map((row) => row.performerKey),
    rows.map((row) => row.leaseId),
    rows.map((row) => JSON.stringify(row.answer)),
    rows.map((row) => row.surplus),
    rows.map((row) => row.rewardMinor),
    rows.map((row) => row.feeMinor),
    rows.map((row) => row.acceptedAt),
    rows.map((row) => row.submittedAt),
    rows.map((row) => row.autoApprovalSeconds),
  ]);
}
