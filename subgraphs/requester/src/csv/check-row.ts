import { isUtf8 } from 'node:buffer';
import type { Result } from '@exchange/kernel';
import { err, isStorable, ok } from '@exchange/kernel';
import type { TableRow } from './table-row.ts';

export interface RowProblem {
  readonly column: string | null;
  readonly message: string;
}

export const longestCell = 64 * 1024;

/** The input of a task from one row of the file, or the first thing wrong with it. */
export function checkRow(
  columns: readonly string[],
  { cells, values, problem }: TableRow,
): Result<Record<string, unknown>, RowProblem> {
  if (problem !== undefined) return err(problem);
  return values === undefined ? checkCells(columns, cells) : checkValues(columns, values);
}

/** Values of JSON: they keep their kind, which templates and forms can walk through. */
function checkValues(
  columns: readonly string[],
  values: readonly unknown[],
): Result<Record<string, unknown>, RowProblem> {
  for (const [index, value] of values.entries()) {
    const column = columns[index] ?? '';
    const bytes = Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));
    if (bytes > longestCell) return err({ column, message: describeLength(bytes) });
    if (!isStorable(value)) {
      return err({ column, message: 'The value holds characters that cannot be stored.' });
    }
  }
  return ok(Object.fromEntries(columns.map((column, index) => [column, values[index]])));
}

function describeLength(bytes: number): string {
  return `The cell has ${bytes} bytes; at most ${longestCell} are possible.`;
}

function checkCells(
  columns: readonly string[],
  cells: readonly Buffer[],
): Result<Record<string, unknown>, RowProblem> {
  if (cells.length !== columns.length) {
    const found = cells.length === 1 ? '1 cell' : `${cells.length} cells`;
    const message = `The row has ${found}; the header has ${columns.length}.`;
    return err({ column: columns[Math.min(cells.length, columns.length - 1)] ?? null, message });
  }
  const input: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? '';
    if (cell.length > longestCell) {
      return err({ column, message: describeLength(cell.length) });
    }
    if (!isUtf8(cell)) {
      return err({ column, message: 'The cell is not UTF-8 text: save the file as UTF-8.' });
    }
    if (cell.includes(0)) return err({ column, message: 'The cell holds a NUL character.' });
    // Not an assignment: a column may be named __proto__.
    Object.defineProperty(input, column, {
      value: cell.toString('utf8'),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return ok(input);
}
