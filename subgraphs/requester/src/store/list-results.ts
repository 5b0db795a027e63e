import type { Queryable, Statement } from '@exchange/partitions';

export interface ResultRow {
  readonly id: string;
  readonly taskId: string;
  readonly assignmentId: string;
  readonly performerKey: string;
  readonly status: string;
  readonly acceptedAt: Date;
  readonly submittedAt: Date;
  readonly autoApproveAt: Date;
  readonly decidedAt: Date | null;
  readonly surplus: boolean;
  readonly rewardMinor: number;
  readonly feedback: string | null;
  readonly answer: Record<string, never>;
  readonly input: Record<string, unknown>;
  readonly assignmentsWanted: number;
}

/** Walks the index on batch, time and id, so that each page costs the same. */
const statement: Statement = {
  name: 'requester-list-results',
  text: `
    select s.id, s.task_id as "taskId", s.assignment_id as "assignmentId",
           s.performer_key as "performerKey", s.status, s.accepted_at as "acceptedAt",
           s.submitted_at as "submittedAt", s.auto_approve_at as "autoApproveAt",
           s.decided_at as "decidedAt", s.surplus, s.reward_minor as "rewardMinor", s.feedback,
           s.answer, t.input, t.wanted as "assignmentsWanted"
      from submissions s join tasks t on t.id = s.task_id
     where s.batch_id = $1 and (s.submitted_at, s.id) > ($2::timestamptz, $3)
     order by s.submitted_at, s.id
     limit $4`,
};

const pageSize = 500;
const beforeAll = new Date(0);

/** Everything received for a batch, oldest first, a page at a time. */
export async function* listResults(
  db: Queryable,
  batchId: string,
): AsyncGenerator<readonly ResultRow[]> {
  for (let last = { submittedAt: beforeAll, id: '' }; ;) {
    const page = await db.query<ResultRow>(statement, [
      batchId,
      last.submittedAt,
      last.id,
      pageSize,
    ]);
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    if (page.length < pageSize) return;
    last = end;
  }
}
