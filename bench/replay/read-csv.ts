import { err, ok, type Result } from '@exchange/kernel';

export interface CsvRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of a CSV file as RFC 4180 has it: quotes, doubled quotes, line ends within quotes; a byte order mark,
 * either kind of line end and empty lines are taken as they come.
 */
export function readCsv(text: string): Result<readonly CsvRow[], string> {
  const rows: CsvRow[] = [];
  const end = text.length;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < end) {
    const startLine = line;
    const cells: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        const cell = readQuoted(text, at);
        if (cell === null) return err(`Line ${startLine}: a quote is opened and not closed.`);
        cells.push(cell.value);
        line += cell.lines;
        at = cell.next;
        if (at < end && !isSeparator(text[at])) {
          return err(`Line ${line}: after a closing quote comes a comma or the end of the line.`);
        }
      } else {
        const from = at;
        while (at < end && !isSeparator(text[at])) at += 1;
        cells.push(text.slice(from, at));
      }
      if (text[at] !== ',') break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: startLine, cells });
  }
  return ok(rows);
}

function isSeparator(character: string | undefined): boolean {
  return character === ',' || character === '\n' || character === '\r';
}

function readQuoted(
  text: string,
  from: number,
): { value: string; next: number; lines: number } | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      return { value, next: quote + 1, lines: value.split('\n').length - 1 };
    }
    value += '"';
    at = quote + 2;
  }
}
