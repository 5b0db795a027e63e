/** A column: its heading, and what it shows of a row. */
export interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => string;
  readonly align?: 'right';
}

const gap = '  ';

/** Rows below headings, each column as wide as it must be. */
export function formatTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.of(row))));
  const widths = columns.map((column, place) =>
    Math.max(widthOf(column.name), ...cells.map((line) => widthOf(line[place] ?? ''))),
  );
  const format = (line: readonly string[]): string =>
    line
      .map((text, place) => pad(text, widths[place] ?? 0, columns[place]?.align === 'right'))
      .join(gap)
      .trimEnd();
  return [columns.map(({ name }) => name), ...cells].map(format).join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const missing = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? missing + text : text + missing;
}

function widthOf(text: string): number {
  return Array.from(text).length;
}

/** What others wrote cannot move the cursor or break the table. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
