import { err, ok, type Result } from '@exchange/kernel';
import { readCsv } from './read-csv.ts';

/** One row by column name; a column that the file does not have is empty. */
export interface TableRow {
  readonly line: number;
  readonly get: (column: string) => string;
}

/** A CSV file with a head; problems are sentences that begin with the name of the file. */
export function readTable(
  name: string,
  text: string,
  required: readonly string[],
): Result<readonly TableRow[], string> {
  const parsed = readCsv(text);
  if (!parsed.ok) return err(`${name}: ${parsed.error}`);
  const [head, ...rows] = parsed.value;
  if (head === undefined) {
    return err(`${name} is empty. Its first line names the columns: ${required.join(',')}.`);
  }
  const columns = new Map(head.cells.map((cell, index) => [cell.trim().toLowerCase(), index]));
  const missing = required.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    return err(
      `${name} has no column ${missing.map((column) => `"${column}"`).join(' and ')}; its first line is "${head.cells.join(',')}".`,
    );
  }
  for (const { line, cells } of rows) {
    if (cells.length > head.cells.length) {
      return err(
        `${name}, line ${line}: ${cells.length} cells under ${head.cells.length} columns. A comma within a cell needs quotes around the cell.`,
      );
    }
  }
  return ok(
    rows.map(({ line, cells }) => ({
      line,
      get: (column: string) => (cells[columns.get(column) ?? -1] ?? '').trim(),
    })),
  );
}
