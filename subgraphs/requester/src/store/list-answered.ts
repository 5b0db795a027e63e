import type { Queryable, Statement } from '@exchange/partitions';
import type { AnsweredTask } from '../combining/types.ts';

/**
 * A page of tasks with what counts of their answers: no surplus, nothing rejected. Very large answers, such as
 * drawn masks, hold nothing to combine and are left out.
 */
const statement: Statement = {
  name: 'requester-list-answered',
  text: `
    with page as (
      select id, "row" from tasks where batch_id = $1 and "row" > $2 order by "row" limit $3
    )
    select p."row", s.performer_key as performer,
           case when pg_column_size(s.answer) <= 65536 then s.answer end as answer
      from page p
      left join submissions s on s.task_id = p.id and not s.surplus and s.status <> 'rejected'
     order by p."row", s.performer_key`,
};

export interface AnsweredPage {
  readonly tasks: readonly AnsweredTask[];
  /** Of the last task, answered or not; null after the last page. */
  readonly lastRow: number | null;
  readonly answers: number;
}

export async function listAnswered(
  db: Queryable,
  batchId: string,
  page: { afterRow: number; limit: number },
): Promise<AnsweredPage> {
  const rows = await db.query<{
    readonly row: number;
    readonly performer: string | null;
    readonly answer: Readonly<Record<string, unknown>> | null;
  }>(statement, [batchId, page.afterRow, page.limit]);
  const tasks = new Map<number, AnsweredTask['answers'][number][]>();
  for (const { row, performer, answer } of rows) {
    if (performer === null || answer === null) continue;
    const answers = tasks.get(row) ?? [];
    answers.push({ performer, answer });
    tasks.set(row, answers);
  }
  return {
    tasks: [...tasks].map(([row, answers]) => ({ row, answers })),
    lastRow: rows.at(-1)?.row ?? null,
    answers: rows.reduce((sum, { performer }) => sum + (performer === null ? 0 : 1), 0),
  };
}
