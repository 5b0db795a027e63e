import { isUtf8 } from 'node:buffer';
import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';

export interface RowProblem {
  readonly column: string | null;
  readonly message: string;
}

export const longestCell = 64 * 1024;

/** The input of a task from one row of the file, or the first thing wrong with it. */
export function checkRow(
  columns: readonly string[],
  cells: readonly Buffer[],
): Result<Record<string, string>, RowProblem> {
  if (cells.length !== columns.length) {
    const message = `The row has ${cells.length} cells; the header has ${columns.length}.`;
    return err({ column: columns[Math.min(cells.length, columns.length - 1)] ?? null, message });
  }
  const input: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? '';
    if (cell.length > longestCell) {
      const message = `The cell has ${cell.length} bytes; at most ${longestCell} are possible.`;
      return err({ column, message });
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
