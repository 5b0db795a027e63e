import type { Queryable, Statement } from '@exchange/partitions';

type After = readonly (string | number)[];

/** Walks the index on (batch, run, field, confidence, row). */
const resultsStatement: Statement = {
  name: 'requester-list-combined',
  text: `
    select a."row", t.id as "taskId", a.value, a.confidence, a.agreement, a.answers
      from (
        select "row", value, confidence, agreement, answers from combined_answers
         where batch_id = $1 and run = $2 and field = $3
           and (confidence, "row") > ($4::float8, $5::int)
           and ($6::float8 is null or confidence < $6::float8)
         order by confidence, "row" limit $7
      ) as a join tasks t on t.batch_id = $1 and t."row" = a."row"
     order by a.confidence, a."row"`,
};

const countStatement: Statement = {
  name: 'requester-count-combined-below',
  text: `
    select count(*) as count from combined_answers
     where batch_id = $1 and run = $2 and field = $3 and confidence < $4::float8`,
};

const performersStatement: Statement = {
  name: 'requester-list-combined-performers',
  text: `
    select performer_key as "performerKey", answers, accuracy, low, high, spread
      from combined_performers
     where batch_id = $1 and run = $2 and field = $3
       and (answers < $4 or answers = $4 and performer_key > $5)
     order by answers desc, performer_key limit $6`,
};

/** A page of tasks in file order, with what was combined of each, by the field's place. */
const fileStatement: Statement = {
  name: 'requester-list-combined-file',
  text: `
    with page as (
      select id, "row", input from tasks where batch_id = $1 and "row" > $3 order by "row" limit $4
    )
    select p.id as "taskId", p."row", p.input,
           coalesce(jsonb_object_agg(a.field, jsonb_build_array(a.value, a.confidence, a.agreement,
                    a.answers)) filter (where a.field is not null), '{}') as fields
      from page p
      left join combined_answers a on a.batch_id = $1 and a.run = $2 and a."row" = p."row"
                                  and a.field = any($5::int[])
     group by p.id, p."row", p.input
     order by p."row"`,
};

export interface FieldOfResults {
  readonly batchId: string;
  readonly run: number;
  readonly field: number;
}

export interface ListedCombined {
  readonly row: number;
  readonly taskId: string;
  readonly value: unknown;
  readonly confidence: number;
  readonly agreement: number | null;
  readonly answers: number;
}

export function listCombined(
  db: Queryable,
  { batchId, run, field }: FieldOfResults,
  page: { after: After; limit: number; below: number | null },
): Promise<ListedCombined[]> {
  const [, confidence, row] = page.after;
  return db.query(resultsStatement, [
    ...[batchId, run, field, Number(confidence), row, page.below, page.limit],
  ]);
}

export async function countCombinedBelow(
  db: Queryable,
  { batchId, run, field }: FieldOfResults,
  below: number,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(countStatement, [batchId, run, field, below]);
  return row?.count ?? 0;
}

export interface ListedPerformer {
  readonly performerKey: string;
  readonly answers: number;
  readonly accuracy: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly spread: number | null;
}

export function listCombinedPerformers(
  db: Queryable,
  { batchId, run, field }: FieldOfResults,
  page: { after: After; limit: number },
): Promise<ListedPerformer[]> {
  return db.query(performersStatement, [batchId, run, field, ...page.after, page.limit]);
}

export interface CombinedFileRow {
  readonly taskId: string;
  readonly row: number;
  readonly input: Readonly<Record<string, unknown>>;
  /** Value, confidence, agreement and answers, by the field's place. */
  readonly fields: Readonly<Record<string, readonly [unknown, number, number | null, number]>>;
}

const pageSize = 500;

/** Every task of the batch in file order, a page at a time. */
export async function* listCombinedFile(
  db: Queryable,
  batchId: string,
  run: number,
  fields: number,
): AsyncGenerator<readonly CombinedFileRow[]> {
  const places = Array.from({ length: fields }, (_, place) => place);
  for (let afterRow = 0; ;) {
    const values = [batchId, run, afterRow, pageSize, places];
    const page = await db.query<CombinedFileRow>(fileStatement, values);
    const end = page.at(-1);
    if (end === undefined) return;
    yield page;
    if (page.length < pageSize) return;
    afterRow = end.row;
  }
}
