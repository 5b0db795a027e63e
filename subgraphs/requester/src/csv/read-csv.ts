import type { Writable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { detectDelimiter } from './detect-delimiter.ts';
import { LineIndex } from './line-index.ts';
import type { TablePlace, TableRow } from './table-row.ts';
import { TableBroken, longestRow } from './table-row.ts';
import type { TextSource } from './text-source.ts';

const lineFeed = 0x0a;

/** What the parser says of a row. */
interface RowInfo {
  /** Up to its end. */
  readonly bytes: number;
  /** Passed over so far. */
  readonly empty_lines: number;
}

/** What it says where it cannot go on: `bytes` up to the last separator or end of a row. */
interface FaultInfo extends RowInfo {
  /** Cells before it in its row. */
  readonly column: number;
}

/**
 * Reads a CSV file as it arrives: no more than the rows of one piece are in memory. Cells stay
 * bytes, so that whether they are UTF-8 can be told cell by cell. Quotes inside an unquoted cell are
 * text, as spreadsheets write them.
 *
 * Rows are taken in the parser's callback and not from its stream, which would drop the last ones
 * before an error.
 */
export async function* readCsv(
  text: TextSource,
  after: TablePlace | null = null,
): AsyncGenerator<TableRow> {
  const known = after?.delimiter ?? null;
  const { delimiter, isDeclared } =
    known === null ? detectDelimiter(text.head) : { delimiter: known, isDeclared: false };
  const lines = new LineIndex(after?.lines);
  let rows: TableRow[] = [];
  let emptyLines = 0;
  let isHint = isDeclared;

  function takeRow(record: readonly Buffer[], { bytes, empty_lines }: RowInfo): null {
    const lastLine = lines.lineBefore(bytes);
    emptyLines = empty_lines;
    const line = lastLine - countBreaks(record);
    // In another encoding the parser counts other bytes than the file has.
    const end = text.isUtf8 ? text.bytesBefore + bytes : text.bytes;
    const next = text.isUtf8 ? { bytes: end, lines: lastLine, delimiter } : null;
    if (!isHint) rows.push({ line, cells: record, bytes: end, next });
    isHint = false;
    return null;
  }

  /** Where the cell begins that cannot be read: behind a separator, or behind a row and empty lines. */
  function lineOfCell(error: CsvError): number {
    const { bytes, column, empty_lines } = error as unknown as FaultInfo;
    return lines.lineBefore(bytes + 1) + (column === 0 ? empty_lines - emptyLines : 0);
  }

  const parser = parse({
    delimiter,
    encoding: null,
    max_record_size: longestRow,
    on_record: takeRow as never,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // Each write reports its own error.
  parser.on('error', () => undefined);
  function* takeReady(error: Error | null): Generator<TableRow> {
    const ready = rows;
    rows = [];
    yield* ready;
    if (error instanceof CsvError) throw new TableBroken(lineOfCell(error), describe(error));
    if (error !== null) throw error;
  }
  try {
    for await (const piece of text.pieces()) {
      lines.feed(piece);
      yield* takeReady(await feed(parser, piece));
    }
    yield* takeReady(await feed(parser, null));
  } finally {
    parser.destroy();
  }
}

/** Gives the parser a piece of the file, or its end; resolves once all of it was parsed. */
function feed(parser: Writable, chunk: Buffer | null): Promise<Error | null> {
  return new Promise((resolve) => {
    const done = (error?: Error | null) => resolve(error ?? null);
    if (chunk === null) parser.end(done);
    else if (chunk.length === 0) resolve(null);
    else parser.write(chunk, done);
  });
}

function countBreaks(cells: readonly Buffer[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(lineFeed); at !== -1; at = cell.indexOf(lineFeed, at + 1))
      breaks += 1;
  }
  return breaks;
}

function describe(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'The quote that opens in this line is never closed, so the rest of the file cannot be read.';
    case 'CSV_MAX_RECORD_SIZE':
      return `A row is longer than ${longestRow / 1024 / 1024} MB: a quote is probably not closed.`;
    default:
      return 'The file cannot be read as CSV from here on.';
  }
}
