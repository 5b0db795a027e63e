import type { NodeServices } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { requireInterface } from '@exchange/interfaces';
import { randomUUID } from 'node:crypto';
import { readRows } from '../csv/read-rows.ts';
import { TableBroken, TableTooLarge } from '../csv/table-row.ts';
import { beginUpload, clearStaged, continueUpload, finishUpload } from '../store/stage-rows.ts';
import { batchStatusOf } from './state-words.ts';
import { FileMarker } from './upload/file-mark.ts';
import { readHeader } from './upload/read-header.ts';
import { readResumePoint } from './upload/resume-point.ts';
import type { Resumption } from './upload/skip-received.ts';
import { openMarker, skipReceived } from './upload/skip-received.ts';
import type { Upload } from './upload/stage.ts';
import { Stage, throwOvertaken } from './upload/stage.ts';

export const mostBytes = 2 * 1024 * 1024 * 1024;

export interface UploadReport {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly columns: readonly string[];
}

export interface UploadRequest {
  readonly batchId: string;
  readonly ownerKey: OwnerKey;
  /** Of the whole file. */
  readonly bytesTotal: number | null;
  readonly source: AsyncIterable<Buffer>;
  /** Goes on with the file of an upload that was broken off; without it, it starts over. */
  readonly resume?: Resumption | null;
}

/**
 * Takes the rows of a batch from a CSV or JSON lines file while it arrives. About a thousand rows at a time are
 * written, and nothing more is read meanwhile, so memory does not grow with the file. A broken
 * connection leaves the batch `uploading`, with what came before it: the same file can go on there. A
 * new upload starts over, also while an old one runs.
 *
 * @throws ExchangeError NOT_FOUND, CONFLICT, TOO_LARGE, or BAD_USER_INPUT for a header that does not fit
 */
export async function uploadRows(
  services: NodeServices,
  partition: RequesterPartition,
  request: UploadRequest,
): Promise<UploadReport> {
  const { batchId, ownerKey } = request;
  const uploadId = randomUUID();
  const batch = await partition.db.batch.findFirst({
    where: { id: batchId, ownerKey },
    include: { type: { select: { form: true } } },
  });
  if (batch === null) throw new ExchangeError('NOT_FOUND', 'There is no such batch.');
  const { assignmentsWanted, mergeEqualRows } = batch;
  const upload: Upload = { batchId, uploadId, ownerKey, assignmentsWanted, mergeEqualRows };
  const file = request.resume
    ? await goOn(partition, upload, request, request.resume)
    : await startOver(partition, upload, request, batch.status);

  const { after, before, marker } = file;
  const openStage = (columns: readonly string[]) =>
    new Stage({ services, partition }, upload, { columns, marker, before });
  let columns: readonly string[] | null = after?.columns ?? null;
  let stage = columns === null ? null : openStage(columns);
  try {
    for await (const row of readRows(file.source, mostBytes, after)) {
      if (stage !== null) await stage.take(row);
      else stage = openStage((columns = readHeader(row, requireInterface(batch.type.form))));
    }
  } catch (error) {
    if (error instanceof TableTooLarge) {
      const message = `The file is larger than ${mostBytes / 1024 / 1024} MB: split it.`;
      throw new ExchangeError('TOO_LARGE', message);
    }
    if (!(error instanceof TableBroken) || stage === null) {
      if (error instanceof SourceBroken) await stage?.flush();
      throw asCallersError(error);
    }
    stage.takeBroken({ line: error.line, column: null, message: error.message });
  }
  if (stage === null || columns === null) {
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

/** The sender went away: what came before is kept. */
class SourceBroken extends Error {}

async function startOver(
  partition: RequesterPartition,
  upload: Upload,
  { bytesTotal, source }: UploadRequest,
  status: string,
) {
  const { batchId: id, ownerKey, uploadId } = upload;
  if (!(await beginUpload(partition, { id, ownerKey, uploadId, bytesTotal }))) {
    throw new ExchangeError('CONFLICT', 'Rows can be uploaded only before a batch is published.', {
      details: { state: batchStatusOf(status) },
    });
  }
  await clearStaged(partition, upload);
  const marker = new FileMarker();
  const before = { rowsReceived: 0, rowsBad: 0, bytes: 0 };
  return { source: feedTo(marker, source), marker, after: null, before };
}

async function goOn(
  partition: RequesterPartition,
  upload: Upload,
  { bytesTotal, source }: UploadRequest,
  resumption: Resumption,
) {
  const { batchId: id, ownerKey, uploadId } = upload;
  const held = await continueUpload(partition, { id, ownerKey, uploadId, bytesTotal });
  const point = readResumePoint(held?.resume);
  if (held === null || point === null) {
    throw new ExchangeError(
      'CONFLICT',
      'There is no upload that can go on: send the whole file without “from”.',
    );
  }
  const marker = openMarker(point.mark, resumption);
  const { from } = resumption;
  return {
    source: skipReceived(breakable(source), marker, { from, mark: point.mark }),
    marker,
    after: point,
    before: {
      rowsReceived: held.rowsReceived,
      rowsBad: held.rowsBad,
      bytes: point.mark.bytes,
    },
  };
}

async function* feedTo(marker: FileMarker, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of breakable(source)) {
    marker.feed(piece);
    yield piece;
  }
}

/** Says of a source that it broke, whatever it throws. */
async function* breakable(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch((cause: unknown) => {
        throw new SourceBroken('The upload was broken off.', { cause });
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

function asCallersError(error: unknown): unknown {
  if (error instanceof SourceBroken) {
    const { cause } = error;
    if (cause instanceof ExchangeError) return cause;
    const message = 'The upload was broken off: send the file again to go on.';
    return new ExchangeError('BAD_USER_INPUT', message, { cause });
  }
  return error instanceof TableBroken ? new ExchangeError('BAD_USER_INPUT', error.message) : error;
}
