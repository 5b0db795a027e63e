import type { TablePlace } from '../../csv/table-row.ts';
import type { FileMark } from './file-mark.ts';

/**
 * Where the upload of a batch can go on: kept with the batch and written with the rows before it, so
 * that it is true whatever breaks.
 */
export interface ResumePoint {
  readonly mark: FileMark;
  readonly place: TablePlace;
  readonly columns: readonly string[];
}

/** One that was stored by this program. */
export function readResumePoint(stored: unknown): ResumePoint | null {
  return typeof stored === 'object' && stored !== null ? (stored as ResumePoint) : null;
}
