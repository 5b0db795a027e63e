import type { NodeServices } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { ExchangeError, newId } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { createHash } from 'node:crypto';
import { checkRow } from '../../csv/check-row.ts';
import type { TablePlace, TableRow } from '../../csv/table-row.ts';
import type { StagedError, StagedRow } from '../../store/stage-rows.ts';
import { countStaged, stageRowErrors, stageRows } from '../../store/stage-rows.ts';
import type { FileMarker } from './file-mark.ts';
import type { ResumePoint } from './resume-point.ts';

export const mostRows = 1_000_000;

const rowsPerChunk = 1_000;
const bytesPerChunk = 2 * 1024 * 1024;
/** More are counted, not listed: nobody reads them at once. */
const mostErrors = 1_000;

export interface Upload {
  readonly batchId: string;
  readonly uploadId: string;
  readonly ownerKey: OwnerKey;
  readonly assignmentsWanted: number;
  readonly mergeEqualRows: boolean;
}

/** Rows that an earlier part of the same file gave. */
export interface ReceivedBefore {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly bytes: number;
}

/** Rows on their way into the database. */
export class Stage {
  rowsReceived: number;
  rowsBad: number;
  bytes: number;
  readonly #services: NodeServices;
  readonly #partition: RequesterPartition;
  readonly #upload: Upload;
  readonly #columns: readonly string[];
  readonly #marker: FileMarker;
  #rows: StagedRow[] = [];
  readonly #byHash = new Map<string, number>();
  #errors: StagedError[] = [];
  #errorsListed: number;
  #chunkRows = 0;
  #chunkBad = 0;
  #chunkBytes = 0;
  #place: TablePlace | null = null;

  constructor(
    { services, partition }: { services: NodeServices; partition: RequesterPartition },
    upload: Upload,
    file: { columns: readonly string[]; marker: FileMarker; before: ReceivedBefore },
  ) {
    this.#services = services;
    this.#partition = partition;
    this.#upload = upload;
    this.#columns = file.columns;
    this.#marker = file.marker;
    this.rowsReceived = file.before.rowsReceived;
    this.rowsBad = file.before.rowsBad;
    this.bytes = file.before.bytes;
    this.#errorsListed = Math.min(mostErrors, file.before.rowsBad);
  }

  async take(row: TableRow): Promise<void> {
    if (this.rowsReceived === mostRows) {
      const message = `A batch takes at most ${mostRows.toLocaleString('en')} rows: split the file.`;
      throw new ExchangeError('TOO_LARGE', message);
    }
    this.#count();
    this.#chunkBytes += row.bytes - this.bytes;
    this.bytes = row.bytes;
    this.#place = row.next;
    const checked = checkRow(this.#columns, row);
    // The header of a table is row 1; lines of JSON have none, and go by their own numbers.
    const number = row.values === undefined ? this.rowsReceived + 1 : row.line;
    if (checked.ok) this.#add(number, checked.value);
    else this.#refuse({ line: row.line, ...checked.error });
    if (this.#chunkRows >= rowsPerChunk || this.#chunkBytes >= bytesPerChunk) await this.flush();
  }

  /** The row from which on the file cannot be read is a bad row like any other. */
  takeBroken(error: StagedError): void {
    this.#count();
    this.#refuse(error);
  }

  #count(): void {
    this.rowsReceived += 1;
    this.#chunkRows += 1;
  }

  #refuse(error: StagedError): void {
    this.rowsBad += 1;
    this.#chunkBad += 1;
    if (this.#errorsListed === mostErrors) return;
    this.#errorsListed += 1;
    this.#errors.push(error);
  }

  async flush(): Promise<void> {
    if (this.#chunkRows === 0) return;
    const { batchId, ownerKey } = this.#upload;
    const resume = this.#resumePoint();
    const counts = { rows: this.#chunkRows, bad: this.#chunkBad, bytes: this.bytes, resume };
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

  /** Null behind a row whose place in the file is not known exactly. */
  #resumePoint(): ResumePoint | null {
    const place = this.#place;
    // Marked in any case: the marker keeps what it was not asked about.
    const mark = this.#marker.markAt(this.bytes);
    return place === null ? null : { mark, place, columns: this.#columns };
  }

  #add(row: number, input: Record<string, unknown>): void {
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
    this.#rows.push({ taskId, row, input, hash, wanted });
  }
}

export function throwOvertaken(): never {
  throw new ExchangeError('CONFLICT', 'Another upload of this batch was started: this one ends.');
}

function hashOf(input: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(input)))
    .digest('base64url');
}
