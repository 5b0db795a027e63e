/**
 * A line of CSV with every cell in quotes, as Mechanical Turk wrote results. Cells are exactly the
 * texts that were given and answered, also when a spreadsheet takes one for a formula: programs read
 * this file, and a changed answer would be a wrong one.
 */
export function formatQuotedLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
