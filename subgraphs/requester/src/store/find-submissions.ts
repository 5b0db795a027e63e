import type { Queryable, Statement } from '@exchange/partitions';
import type { TimedId } from './list-pages.ts';

/** Which submissions of a batch are wanted; null for what does not matter. */
export interface SubmissionMatch {
  readonly performerKey: string | null;
  readonly taskId: string | null;
  readonly row: number | null;
  readonly contains: string | null;
  readonly field: string | null;
}

/**
 * Walks the index of (batch, status, time) until the page is full. A text that is rare is looked for in
 * every answer of the batch.
 */
const statement: Statement = {
  name: 'requester-find-submissions',
  text: `
    select s.id, s.submitted_at as at
      from unnest($5::text[]) as wanted (status) cross join lateral (
        select id, submitted_at from submissions
         where batch_id = $1 and status = wanted.status
           and (submitted_at, id) > ($2::timestamptz, $3)
           and ($6::text is null or performer_key = $6)
           and ($7::text is null or task_id = $7)
           and ($8::int is null
                or task_id in (select t.id from tasks t where t.batch_id = $1 and t."row" = $8))
           and ($9::text is null or exists (
                select from jsonb_each_text(answer) as part (name, value)
                 where ($10::text is null or part.name = $10)
                   and strpos(lower(part.value), lower($9)) > 0))
         order by submitted_at, id limit $4
      ) as s
     order by s.submitted_at, s.id limit $4`,
};

export function findSubmissions(
  db: Queryable,
  batchId: string,
  page: {
    readonly after: readonly (string | number)[];
    readonly limit: number;
    readonly statuses: readonly string[];
  },
  match: SubmissionMatch,
): Promise<TimedId[]> {
  const { performerKey, taskId, row, contains, field } = match;
  return db.query(statement, [
    ...[batchId, ...page.after, page.limit, page.statuses],
    ...[performerKey, taskId, row, contains, field],
  ]);
}
