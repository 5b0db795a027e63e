import type { Queryable, Statement, Tx } from '@exchange/partitions';
import type { CombinedRow, PerformerRow } from '../combining/types.ts';

const insertStatement: Statement = {
  name: 'requester-insert-combined',
  text: `
    insert into combined_answers (batch_id, run, field, "row", value, confidence, agreement, answers)
    select $1, $2, $3, c.*
      from unnest($4::int[], $5::jsonb[], $6::float8[], $7::float8[], $8::int[]) as c`,
};

const performersStatement: Statement = {
  name: 'requester-insert-combined-performers',
  text: `
    insert into combined_performers (batch_id, run, field, performer_key, answers, accuracy, low,
                                     high, spread)
    select $1, $2, $3, p.*
      from unnest($4::text[], $5::int[], $6::float8[], $7::float8[], $8::float8[], $9::float8[]) as p`,
};

/** Results of runs before the one that is shown, a chunk per statement. */
const tidyAnswersStatement: Statement = {
  name: 'requester-tidy-combined',
  text: `
    delete from combined_answers where ctid = any(array(
      select ctid from combined_answers where batch_id = $1 and run < $2 limit $3))
    returning 1`,
};

const tidyPerformersStatement: Statement = {
  name: 'requester-tidy-combined-performers',
  text: 'delete from combined_performers where batch_id = $1 and run < $2',
};

interface FieldOfRun {
  readonly batchId: string;
  readonly run: number;
  readonly field: number;
}

export async function insertCombined(
  tx: Tx,
  { batchId, run, field }: FieldOfRun,
  rows: readonly CombinedRow[],
): Promise<void> {
  await tx.query(insertStatement, [
    ...[batchId, run, field],
    rows.map((row) => row.row),
    rows.map((row) => JSON.stringify(row.value)),
    rows.map((row) => row.confidence),
    rows.map((row) => row.agreement),
    rows.map((row) => row.answers),
  ]);
}

export async function insertCombinedPerformers(
  tx: Tx,
  { batchId, run, field }: FieldOfRun,
  rows: readonly PerformerRow[],
): Promise<void> {
  await tx.query(performersStatement, [
    ...[batchId, run, field],
    rows.map((row) => row.performer),
    rows.map((row) => row.answers),
    rows.map((row) => row.accuracy),
    rows.map((row) => row.low),
    rows.map((row) => row.high),
    rows.map((row) => row.spread),
  ]);
}

/** True when there may be more to take away. */
export async function tidyCombined(
  db: Queryable,
  batchId: string,
  shown: number,
  limit: number,
): Promise<boolean> {
  const rows = await db.query(tidyAnswersStatement, [batchId, shown, limit]);
  if (rows.length === limit) return true;
  await db.query(tidyPerformersStatement, [batchId, shown]);
  return false;
}
