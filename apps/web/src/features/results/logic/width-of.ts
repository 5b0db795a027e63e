import type { ResultRow } from '../api/list-results.ts';
import type { ResultColumn } from './result-columns.ts';
import { describeCell } from './result-columns.ts';
import { valueOf } from './value-of.ts';

const measuredRows = 40;
const characterWidth = 7.4;
const padding = 30;

/** Width of a column by what its first rows hold, within bounds. */
export function widthOf(column: ResultColumn, rows: readonly ResultRow[]): string {
  const lengths = rows
    .slice(0, measuredRows)
    .map((row) => describeCell(column, valueOf(row, column)).length);
  const longest = Math.max(Math.min(column.label.length, 28), ...lengths);
  return `${Math.round(Math.min(320, Math.max(90, longest * characterWidth + padding)))}px`;
}
