import { blockBytes } from './file-mark.ts';
import { readResumePoint } from './resume-point.ts';

/** How far the upload of a batch is, and how a sender that has the same file goes on. */
export interface UploadState {
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly bytesReceived: number;
  readonly bytesTotal: number | null;
  /** Null when there is nothing to go on with. */
  readonly resume: {
    /** Where in the file the next body begins. */
    readonly from: number;
    /** SHA-256 chained over the blocks before that. */
    readonly chain: string;
    readonly blockBytes: number;
  } | null;
}

export function describeUpload(batch: {
  readonly status: string;
  readonly rowsReceived: number;
  readonly rowsBad: number;
  readonly bytesReceived: bigint;
  readonly bytesTotal: bigint | null;
  readonly uploadResume: unknown;
}): UploadState {
  const point = batch.status === 'uploading' ? readResumePoint(batch.uploadResume) : null;
  return {
    rowsReceived: batch.rowsReceived,
    rowsBad: batch.rowsBad,
    bytesReceived: Number(batch.bytesReceived),
    bytesTotal: batch.bytesTotal === null ? null : Number(batch.bytesTotal),
    resume:
      point === null
        ? null
        : { from: point.mark.blocks * blockBytes, chain: point.mark.chain, blockBytes },
  };
}
