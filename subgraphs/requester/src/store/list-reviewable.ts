import type { Queryable, Statement } from '@exchange/partitions';

/** What a review has to know of a submission. */
export interface Reviewable {
  readonly id: string;
  readonly assignmentId: string;
  readonly status: string;
  readonly submittedAt: Date;
}

/** Walks the index on batch, time and id. */
const statement: Statement = {
  name: 'requester-list-reviewable',
  text: `
    select id, assignment_id as "assignmentId", status, submitted_at as "submittedAt"
      from submissions
     where batch_id = $1 and (submitted_at, id) > ($2::timestamptz, $3)
     order by submitted_at, id
     limit $4`,
};

const pageSize = 5_000;

/** Every submission of a batch, oldest first, a page at a time. */
export async function* listReviewable(
  db: Queryable,
  batchId: string,
): AsyncGenerator<readonly Reviewable[]> {
  for (let last: Pick<Reviewable, 'id' | 'submittedAt'> = { submittedAt: new Date(0), id: '' }; ;) {
    const page = await db.query<Reviewable>(statement, [
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
