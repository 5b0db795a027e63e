import type { OwnerKey } from '@exchange/kernel';
import type { RequesterPartition, Statement, Tx } from '@exchange/partitions';

export interface StagedRow {
  readonly taskId: string;
  readonly row: number;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the input, when equal rows become one task. */
  readonly hash: string | null;
  readonly wanted: number;
}

export interface StagedError {
  readonly line: number;
  readonly column: string | null;
  readonly message: string;
}

/** Claims the batch for one upload. A draft may be uploaded anew until it is published. */
const beginStatement: Statement = {
  name: 'requester-begin-upload',
  text: `
    update batches
       set status = 'uploading', upload_id = $3, bytes_total = $4, columns = '{}',
           upload_resume = null, rows_received = 0,
           rows_bad = 0, bytes_received = 0, tasks = 0, tasks_available = 0, slots_wanted = 0,
           slots_available = 0
     where id = $1 and owner_key = $2 and status in ('uploading', 'draft')
    returning id`,
};

/** Takes over from the upload that was broken off, or that only seems to run; what it staged stays. */
const continueStatement: Statement = {
  name: 'requester-continue-upload',
  text: `
    update batches
       set upload_id = $3, bytes_total = coalesce($4, bytes_total)
     where id = $1 and owner_key = $2 and status = 'uploading' and upload_resume is not null
    returning upload_resume as resume, rows_received as "rowsReceived", rows_bad as "rowsBad"`,
};

const clearErrorsStatement: Statement = {
  name: 'requester-clear-row-errors',
  text: `
    with mine as (select id from batches where id = $1 and upload_id = $2 for no key update)
    delete from batch_row_errors e using mine where e.batch_id = mine.id`,
};

/**
 * Under the lock of the batch and only while the upload is the latest: what a later one has staged
 * meanwhile is counted already and must stay.
 */
const clearTasksStatement: Statement = {
  name: 'requester-clear-staged',
  text: `
    with mine as (
      select id from batches where id = $1 and upload_id = $2 for no key update
    ), old as (
      select t.id from mine join tasks t on t.batch_id = mine.id and t.status = 'staged' limit $3
    )
    delete from tasks t using old where t.id = old.id returning 1`,
};

/**
 * The counters first: the row lock makes uploads of one batch take turns, and an upload that another
 * took over from changes no row here and learns it.
 */
const countStatement: Statement = {
  name: 'requester-count-staged',
  text: `
    update batches
       set rows_received = rows_received + $3, rows_bad = rows_bad + $4, bytes_received = $5,
           upload_resume = $6::jsonb
     where id = $1 and upload_id = $2 and status = 'uploading'
    returning id`,
};

const insertStatement: Statement = {
  name: 'requester-stage-rows',
  text: `
    with staged as (
      insert into tasks as t (id, owner_key, batch_id, type_id, "row", input, input_hash, status,
                              wanted, available, priority, created_at)
      select s.id, b.owner_key, b.id, b.type_id, s.row, s.input, s.hash, 'staged', s.wanted, s.wanted,
             b.priority, coalesce($2::timestamptz, now())
        from unnest($3::text[], $4::int[], $5::jsonb[], $6::text[], $7::int[])
             as s (id, row, input, hash, wanted),
             (select id, owner_key, type_id, priority from batches where id = $1) as b
      on conflict (batch_id, input_hash) where input_hash is not null do update
         set wanted = t.wanted + excluded.wanted, available = t.available + excluded.available
      returning (xmax = 0) as inserted
    ), counted as (
      select count(*) filter (where inserted) as tasks from staged
    )
    update batches b
       set tasks = b.tasks + counted.tasks, tasks_available = b.tasks_available + counted.tasks,
           slots_wanted = b.slots_wanted + $8, slots_available = b.slots_available + $8
      from counted
     where b.id = $1`,
};

const errorsStatement: Statement = {
  name: 'requester-stage-row-errors',
  text: `
    insert into batch_row_errors (batch_id, line, "column", message)
    select $1, e.line, e.col, e.message
      from unnest($2::int[], $3::text[], $4::text[]) as e (line, col, message)`,
};

const finishStatement: Statement = {
  name: 'requester-finish-upload',
  text: `
    update batches
       set status = 'draft', columns = $3::text[], bytes_received = $4, upload_id = null,
           upload_resume = null
     where id = $1 and upload_id = $2 and status = 'uploading'
    returning id`,
};

/** False when the batch is not there, not theirs, or published already. */
export async function beginUpload(
  partition: RequesterPartition,
  batch: { id: string; ownerKey: OwnerKey; uploadId: string; bytesTotal: number | null },
): Promise<boolean> {
  const { id, ownerKey, uploadId, bytesTotal } = batch;
  const rows = await partition.query(beginStatement, [id, ownerKey, uploadId, bytesTotal]);
  return rows.length === 1;
}

export interface HeldUpload {
  readonly resume: unknown;
  readonly rowsReceived: number;
  readonly rowsBad: number;
}

/** What was received so far; null when there is nothing to go on with. */
export async function continueUpload(
  partition: RequesterPartition,
  batch: { id: string; ownerKey: OwnerKey; uploadId: string; bytesTotal: number | null },
): Promise<HeldUpload | null> {
  const { id, ownerKey, uploadId, bytesTotal } = batch;
  const values = [id, ownerKey, uploadId, bytesTotal];
  const [held] = await partition.query<HeldUpload>(continueStatement, values);
  return held ?? null;
}

/** Removes what an earlier upload left, a chunk per statement. */
export async function clearStaged(
  partition: RequesterPartition,
  upload: { batchId: string; uploadId: string },
): Promise<void> {
  const values = [upload.batchId, upload.uploadId];
  await partition.query(clearErrorsStatement, values);
  const chunk = 10_000;
  while ((await partition.query(clearTasksStatement, [...values, chunk])).length === chunk);
}

/** False when another upload took over. */
export async function countStaged(
  tx: Tx,
  upload: { batchId: string; uploadId: string },
  counts: { rows: number; bad: number; bytes: number; resume: unknown },
): Promise<boolean> {
  const { batchId, uploadId } = upload;
  const resume = counts.resume === null ? null : JSON.stringify(counts.resume);
  const values = [batchId, uploadId, counts.rows, counts.bad, counts.bytes, resume];
  return (await tx.query(countStatement, values)).length === 1;
}

/** No two of the rows may have the same hash. */
export async function stageRows(
  tx: Tx,
  batchId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(insertStatement, [
    batchId,
    tx.clock.pinned(),
    rows.map((row) => row.taskId),
    rows.map((row) => row.row),
    rows.map((row) => JSON.stringify(row.input)),
    rows.map((row) => row.hash),
    rows.map((row) => row.wanted),
    rows.reduce((sum, row) => sum + row.wanted, 0),
  ]);
}

export async function stageRowErrors(
  tx: Tx,
  batchId: string,
  errors: readonly StagedError[],
): Promise<void> {
  if (errors.length === 0) return;
  await tx.query(errorsStatement, [
    batchId,
    errors.map((error) => error.line),
    errors.map((error) => error.column),
    errors.map((error) => error.message),
  ]);
}

/** False when another upload took over. */
export async function finishUpload(
  partition: RequesterPartition,
  upload: { batchId: string; uploadId: string },
  file: { columns: readonly string[]; bytes: number },
): Promise<boolean> {
  const values = [upload.batchId, upload.uploadId, file.columns, file.bytes];
  return (await partition.query(finishStatement, values)).length === 1;
}
