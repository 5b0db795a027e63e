import type { TablePlace, TableRow } from './table-row.ts';
import { TableBroken, longestRow } from './table-row.ts';
import type { TextSource } from './text-source.ts';

const lineFeed = 0x0a;

/** Whether a file holds objects of JSON, one a line, and not CSV. */
export function isJsonLines(head: Buffer): boolean {
  return /^\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)/.test(firstLineOf(head));
}

function firstLineOf(head: Buffer): string {
  return head.toString('utf8').trimStart().split('\n', 1)[0] ?? '';
}

/**
 * Reads JSON lines as they arrive, one line in memory. The first row names the columns, which are the
 * keys of the first object; then each object is a row, the first one too. Keys that a later object
 * lacks are empty; other keys make the line unusable, since nothing would show them.
 */
export async function* readJsonLines(
  text: TextSource,
  after: { readonly place: TablePlace; readonly columns: readonly string[] } | null = null,
): AsyncGenerator<TableRow> {
  let columns = after?.columns ?? null;
  for await (const { line, bytes, content } of splitLines(text, after?.place.lines ?? 0)) {
    const next = text.isUtf8 ? { bytes, lines: line, delimiter: null } : null;
    const place = { line, cells: [], bytes, next };
    const object = parseObject(content);
    if (object === null) {
      const message = 'The line is not an object of JSON like {"column": "value"}.';
      if (columns === null) throw new TableBroken(line, message);
      yield { ...place, problem: { column: null, message } };
      continue;
    }
    if (columns === null) {
      columns = Object.keys(object);
      // Of the header nothing can follow but the same line again, as a row.
      yield { ...place, cells: columns.map((name) => Buffer.from(name)), next: null };
    }
    const known = columns;
    const stranger = Object.keys(object).find((key) => !known.includes(key));
    if (stranger === undefined) {
      const values = known.map((name) => (Object.hasOwn(object, name) ? object[name] : ''));
      yield { ...place, values };
    } else {
      const column = stranger.slice(0, 200);
      const message = `The first line has no "${column}": it names all columns.`;
      yield { ...place, problem: { column, message } };
    }
  }
}

interface Line {
  readonly line: number;
  readonly bytes: number;
  readonly content: string;
}

/** Lines that are not empty. @throws TableBroken for one that is too long */
async function* splitLines(text: TextSource, linesBefore: number): AsyncGenerator<Line> {
  let line = linesBefore;
  let passed = text.bytesBefore;
  let parts: Buffer[] = [];
  let length = 0;
  function* end(): Generator<Line> {
    line += 1;
    const content = Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    length = 0;
    const bytes = text.isUtf8 ? passed : text.bytes;
    if (content !== '') yield { line, bytes, content };
  }
  for await (const piece of text.pieces()) {
    let from = 0;
    for (let at = piece.indexOf(lineFeed); at !== -1; at = piece.indexOf(lineFeed, from)) {
      parts.push(piece.subarray(from, at));
      passed += at + 1 - from;
      from = at + 1;
      yield* end();
    }
    parts.push(piece.subarray(from));
    length += piece.length - from;
    passed += piece.length - from;
    if (length > longestRow) {
      const message = `A line is longer than ${longestRow / 1024 / 1024} MB.`;
      throw new TableBroken(line + 1, message);
    }
  }
  yield* end();
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
