/** Rows as a CSV file (RFC 4180), every cell exactly as it is. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => writeCell(row[column] ?? '')));
  return [columns.map(writeCell), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
