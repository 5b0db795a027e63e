import type { NodeServices } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { ExchangeError, newId } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import type { TaskForm } from '@exchange/tasks';
import { createHash, randomUUID } from 'node:crypto';
import { checkHeader } from '../csv/check-header.ts';
import { checkRow } from '../csv/check-row.ts';
import type { CsvRow } from '../csv/read-rows.ts';
import { CsvBroken, CsvTooLarge, readRows } from '../csv/read-rows.ts';
import type { StagedError, StagedRow } from '../store/stage-rows.ts';
import {
  beginUpload,
  clearStaged,
  countStaged,
  finishUpload,
  stageRowErrors,
  stageRows,
} from '../store/stage-rows.ts';
import { batchStatusOf } from './state-words.ts';

export const mostRows = 200_000;
export const mostBytes = 512 * 1024 * 1024;

const rowsPerChunk = 1_000;
const bytesPerChunk = 2 * 1024 * 1024;
/** More are counted, not listed: nobody reads them at once. */
const mostErrors = 1_000;

export interface UploadReport {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly columns: readonly string[];
}

interface Upload {
  readonly batchId: string;
  readonly uploadId: string;
  readonly ownerKey: OwnerKey;
  readonly assignmentsWanted: number;
  readonly mergeEqualRows: boolean;
}

/**
 * Takes the rows of a batch from a CSV file while it arrives. About a thousand rows at a time are
 * written, and nothing more is read meanwhile, so memory does not grow with the file. A broken
 * connection leaves the batch `uploading`; a new upload starts over, also while an old one runs.
 *
 * @throws ExchangeError NOT_FOUND, CONFLICT, TOO_LARGE, or BAD_USER_INPUT for a header that does not fit
 */
export async function uploadRows(
  services: NodeServices,
  partition: RequesterPartition,
  request: {
    batchId: string;
    ownerKey: OwnerKey;
    bytesTotal: number | null;
    source: AsyncIterable<Buffer>;
  },
): Promise<UploadReport> {
  const { batchId, ownerKey, bytesTotal, source } = request;
  const uploadId = randomUUID();
  const batch = await partition.db.batch.findFirst({
    where: { id: batchId, ownerKey },
    include: { type: { select: { form: true } } },
  });
  if (batch === null) throw new ExchangeError('NOT_FOUND', 'There is no such batch.');
  if (!(await beginUpload(partition, { id: batchId, ownerKey, uploadId, bytesTotal }))) {
    throw new ExchangeError('CONFLICT', 'Rows can be uploaded only before a batch is published.', {
      details: { state: batchStatusOf(batch.status) },
    });
  }
  await clearStaged(partition, { batchId, uploadId });

  const { assignmentsWanted, mergeEqualRows } = batch;
  const upload: Upload = { batchId, uploadId, ownerKey, assignmentsWanted, mergeEqualRows };
  const stage = new Stage(services, partition, upload);
  let columns: readonly string[] | null = null;
  try {
    for await (const row of readRows(source, mostBytes)) {
      if (columns === null) columns = readHeader(row, batch.type.form as unknown as TaskForm);
      else await stage.take(columns, row);
    }
  } catch (error) {
    if (error instanceof CsvTooLarge) {
      const message = `The file is larger than ${mostBytes / 1024 / 1024} MB: split it.`;
      throw new ExchangeError('TOO_LARGE', message);
    }
    if (!(error instanceof CsvBroken) || columns === null) throw asHeaderError(error);
    stage.refuse({ line: error.line, column: null, message: error.message });
  }
  if (columns === null) {
    throw new ExchangeError(
      'BAD_USER_INPUT',
      'The file is empty: its first line names the columns.',
    );
  }
  await stage.flush();
  if (!(await finishUpload(partition, upload, { columns, bytes: stage.bytes }))) throwOvertaken();
  services.directory.notifyUsers([{ ownerKey, topics: ['batches', `batch:${batchId}`] }]);
  return { rowsReceived: stage.rowsReceived, rowsBad: stage.rowsBad, columns };
}

/** Rows on their way into the database. */
class Stage {
  rowsReceived = 0;
  rowsBad = 0;
  bytes = 0;
  readonly #services: NodeServices;
  readonly #partition: RequesterPartition;
  readonly #upload: Upload;
  #rows: StagedRow[] = [];
  readonly #byHash = new Map<string, number>();
  #errors: StagedError[] = [];
  #errorsListed = 0;
  #chunkRows = 0;
  #chunkBad = 0;
  #chunkBytes = 0;

  constructor(services: NodeServices, partition: RequesterPartition, upload: Upload) {
    this.#services = services;
    this.#partition = partition;
    this.#upload = upload;
  }

  async take(columns: readonly string[], row: CsvRow): Promise<void> {
    if (this.rowsReceived === mostRows) {
      const message = `A batch takes at most ${mostRows.toLocaleString('en')} rows: split the file.`;
      throw new ExchangeError('TOO_LARGE', message);
    }
    this.rowsReceived += 1;
    this.#chunkRows += 1;
    this.#chunkBytes += row.bytes - this.bytes;
    this.bytes = row.bytes;
    const checked = checkRow(columns, row.cells);
    if (checked.ok) this.#add(checked.value);
    else this.refuse({ line: row.line, ...checked.error });
    if (this.#chunkRows >= rowsPerChunk || this.#chunkBytes >= bytesPerChunk) await this.flush();
  }

  refuse(error: StagedError): void {
    this.rowsBad += 1;
    this.#chunkBad += 1;
    if (this.#errorsListed === mostErrors) return;
    this.#errorsListed += 1;
    this.#errors.push(error);
  }

  async flush(): Promise<void> {
    const { batchId, ownerKey } = this.#upload;
    const counts = { rows: this.#chunkRows, bad: this.#chunkBad, bytes: this.bytes };
    await this.#partition.transact(async (tx) => {
      if (!(await countStaged(tx, this.#upload, counts))) throwOvertaken();
      await stageRows(tx, batchId, this.#rows);
      await stageRowErrors(tx, batchId, this.#errors);
    });
    this.#rows = [];
    this.#byHash.clear();
    this.#errors = [];
    this.#chunkRows = this.#chunkBad = this.#chunkBytes = 0;
    this.#services.directory.notifyUsers([{ ownerKey, topics: [`batch:${batchId}`] }]);
  }

  #add(input: Record<string, string>): void {
    const { ownerKey, assignmentsWanted: wanted, mergeEqualRows } = this.#upload;
    const hash = mergeEqualRows ? hashOf(input) : null;
    const twin = hash === null ? undefined : this.#byHash.get(hash);
    const first = twin === undefined ? undefined : this.#rows[twin];
    if (twin !== undefined && first !== undefined) {
      this.#rows[twin] = { ...first, wanted: first.wanted + wanted };
      return;
    }
    if (hash !== null) this.#byHash.set(hash, this.#rows.length);
    const taskId = newId('task', ownerKey, this.#services.clock);
    // The header is row 1.
    this.#rows.push({ taskId, row: this.rowsReceived + 1, input, hash, wanted });
  }
}

function readHeader(row: CsvRow, form: TaskForm): string[] {
  const checked = checkHeader(row.cells, form);
  if (checked.ok) return checked.value;
  const problems = checked.error;
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new ExchangeError('BAD_USER_INPUT', `${first?.message ?? ''}${more}`, {
    details: { problems: problems.map((problem) => ({ line: row.line, ...problem })) },
  });
}

function asHeaderError(error: unknown): unknown {
  return error instanceof CsvBroken ? new ExchangeError('BAD_USER_INPUT', error.message) : error;
}

function hashOf(input: Readonly<Record<string, string>>): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(input)))
    .digest('base64url');
}

function throwOvertaken(): never {
  throw new ExchangeError('CONFLICT', 'Another upload of this batch was started: this one ends.');
}
