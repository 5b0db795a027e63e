import type { ResultRow } from '../api/list-results.ts';
import type { ResultColumn } from './result-columns.ts';

/** The value of a row in a column, whatever it is. */
export function valueOf(row: ResultRow, column: ResultColumn): unknown {
  const source: unknown = column.source === 'input' ? row.task.input : row.answer;
  if (typeof source !== 'object' || source === null) return undefined;
  return Object.hasOwn(source, column.key)
    ? (source as Readonly<Record<string, unknown>>)[column.key]
    : undefined;
}
