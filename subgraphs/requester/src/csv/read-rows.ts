import { Readable } from 'node:stream';
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
 * than a few rows are in memory. Cells stay bytes, so that whether they are UTF-8 can be told cell
 * by cell. Quotes inside an unquoted cell are text, as spreadsheets write them.
 */
export async function* readRows(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<CsvRow> {
  const chunks = source[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  const lines = new LineIndex();

  async function* bytes(): AsyncGenerator<Buffer> {
    for (let chunk: Buffer | undefined = head; chunk !== undefined;) {
      lines.feed(chunk);
      if (lines.bytes > mostBytes) throw new CsvTooLarge('The file is too large.');
      if (chunk.length > 0) yield chunk;
      const next = await chunks.next();
      chunk = next.done === true ? undefined : next.value;
    }
  }

  const parser = parse({
    delimiter: detectDelimiter(head),
    encoding: null,
    info: true,
    max_record_size: longestRow,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const input = Readable.from(bytes(), { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const last = lines.lineBefore(info.bytes);
      lastLine = last;
      yield { line: last - countBreaks(record), cells: record, bytes: info.bytes };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvBroken(lastLine + 1, describe(error));
    throw error;
  } finally {
    input.destroy();
    parser.destroy();
  }
}

interface ParsedRecord {
  readonly record: Buffer[];
  readonly info: { readonly bytes: number };
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
