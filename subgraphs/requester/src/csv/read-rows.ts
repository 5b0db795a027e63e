import type { Writable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { detectDelimiter } from './detect-delimiter.ts';
import { LineIndex } from './line-index.ts';

/** One record of the file: the bytes of its cells, unquoted, and the line where it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly Buffer[];
  /** Bytes of the file read up to its end. */
  readonly bytes: number;
}

/** The file cannot be read any further from `line` on. */
export class CsvBroken extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The file is larger than it may be. */
export class CsvTooLarge extends Error {}

const longestRow = 8 * 1024 * 1024;
const headSize = 64 * 1024;
const lineFeed = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a CSV file as it arrives: nothing is read from the source before it is wanted, and no more
 * than the rows of one piece are in memory. Cells stay bytes, so that whether they are UTF-8 can be
 * told cell by cell. Quotes inside an unquoted cell are text, as spreadsheets write them.
 *
 * Rows are taken in the parser's callback and not from its stream, which would drop the last ones
 * before an error.
 */
export async function* readRows(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<CsvRow> {
  const chunks = source[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  const lines = new LineIndex();
  let rows: CsvRow[] = [];
  let lastLine = 0;

  function takeRow(record: readonly Buffer[], { bytes }: { bytes: number }): null {
    lastLine = lines.lineBefore(bytes);
    rows.push({ line: lastLine - countBreaks(record), cells: record, bytes });
    return null;
  }

  const parser = parse({
    delimiter: detectDelimiter(head),
    encoding: null,
    max_record_size: longestRow,
    on_record: takeRow as never,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // Each write reports its own error.
  parser.on('error', () => undefined);
  try {
    for (let chunk: Buffer | null = head; ;) {
      if (chunk !== null) lines.feed(chunk);
      if (lines.bytes > mostBytes) throw new CsvTooLarge('The file is too large.');
      const error = await feed(parser, chunk);
      const ready = rows;
      rows = [];
      yield* ready;
      if (error instanceof CsvError) throw new CsvBroken(lastLine + 1, describe(error));
      if (error !== null) throw error;
      if (chunk === null) return;
      const next = await chunks.next();
      chunk = next.done === true ? null : next.value;
    }
  } finally {
    parser.destroy();
    await chunks.return?.();
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

/** Enough to see the header line; a file that ends earlier is all there is. */
async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  while (size < headSize) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.length;
    if (next.value.includes(lineFeed)) break;
  }
  const head = Buffer.concat(parts);
  return head.subarray(0, 3).equals(byteOrderMark) ? head.subarray(3) : head;
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
      return 'A quote is opened here or below and never closed, so the rest of the file cannot be read.';
    case 'CSV_MAX_RECORD_SIZE':
      return `A row is longer than ${longestRow / 1024 / 1024} MB: a quote is probably not closed.`;
    default:
      return 'The file cannot be read as CSV from here on.';
  }
}
