import { createTextReader } from '@exchange/tasks';
import { TableTooLarge } from './table-row.ts';

const headSize = 64 * 1024;
const lineFeed = 0x0a;
const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** A file as UTF-8 without a byte order mark, in pieces; `bytes` counts those of the file. */
export interface TextSource {
  readonly head: Buffer;
  /** Of the file, up to the piece that came last. */
  readonly bytes: number;
  readonly isUtf8: boolean;
  /** Of the file, before the first byte of the first piece: what was read earlier, and a mark. */
  readonly bytesBefore: number;
  /** The pieces, the head first. */
  pieces(): AsyncGenerator<Buffer>;
}

/**
 * Begins to read a file, in whatever of the usual encodings it is. The head holds its first line,
 * unless that is very long. Nothing is read before it is wanted; the source is closed when the
 * pieces end or are given up.
 */
export async function openText(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
  bytesBefore = 0,
): Promise<TextSource> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await readHead(chunks);
  const reader = createTextReader(first);
  const mark = first.subarray(0, 3).equals(utf8Mark) ? utf8Mark.length : 0;
  let bytes = bytesBefore + first.length;
  const head = asBuffer(reader.write(first));
  async function* pieces(): AsyncGenerator<Buffer> {
    try {
      checkSize(bytes, mostBytes);
      yield head;
      for (;;) {
        const next = await chunks.next();
        if (next.done === true) break;
        bytes += next.value.length;
        checkSize(bytes, mostBytes);
        yield asBuffer(reader.write(next.value));
      }
      yield asBuffer(reader.end());
    } finally {
      await chunks.return?.();
    }
  }
  return {
    head,
    pieces,
    bytesBefore: bytesBefore + mark,
    get bytes() {
      return bytes;
    },
    get isUtf8() {
      return reader.encoding === 'utf-8';
    },
  };
}

function checkSize(bytes: number, most: number): void {
  if (bytes > most) throw new TableTooLarge('The file is too large.');
}

/** Enough to see the first line; a file that ends earlier is all there is. */
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
  return Buffer.concat(parts);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
