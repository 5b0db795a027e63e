import type { ExampleRow } from '@exchange/tasks/examples';

/** Rows as a CSV file, with the columns of the first. */
export function rowsToCsv(rows: readonly ExampleRow[]): string {
  const header = Object.keys(rows[0] ?? {});
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
