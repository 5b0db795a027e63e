/** The encodings in which spreadsheets save text. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Turns the bytes of a file into UTF-8, piece by piece. */
export interface TextReader {
  /** As known so far: a file is taken for UTF-8 until a byte says otherwise. */
  readonly encoding: TextEncoding;
  /** UTF-8 for the next piece; a character that is cut in two comes with the piece that ends it. */
  write(piece: Uint8Array): Uint8Array;
  /** What was held back, once there are no more pieces. */
  end(): Uint8Array;
}

const nothing = new Uint8Array(0);

/**
 * Finds the encoding of a file out: by its byte order mark, by the zeros of UTF-16, and else by the
 * first piece that is not plain ASCII, which is UTF-8 or, if it cannot be, Windows-1252. Once it is
 * UTF-8 it stays that, and bytes that are not are passed on as they are: they are mistakes of single
 * cells. The mark itself is dropped.
 *
 * @param head the beginning of the file, at best its first line; it is to be written too
 */
export function createTextReader(head: Uint8Array): TextReader {
  const byMark = findMark(head);
  if (byMark.encoding === 'utf-8') return createUtf8Reader(byMark.length);
  if (byMark.encoding !== null) return createDecodingReader(byMark.encoding);
  const utf16 = findUtf16(head);
  return utf16 === null ? createGuessingReader() : createDecodingReader(utf16);
}

function findMark(head: Uint8Array): { encoding: TextEncoding | null; length: number } {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  return { encoding: null, length: 0 };
}

const looked = 1_024;

/** Text of western scripts has a zero in every second byte; UTF-8 has none. */
function findUtf16(head: Uint8Array): TextEncoding | null {
  const length = Math.min(head.length, looked) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const most = length / 2;
  if (odd > most * 0.6 && even < most * 0.1) return 'utf-16le';
  if (even > most * 0.6 && odd < most * 0.1) return 'utf-16be';
  return null;
}

function createUtf8Reader(markLength: number): TextReader {
  let skip = markLength;
  return {
    encoding: 'utf-8',
    write(piece) {
      const rest = skip === 0 ? piece : piece.subarray(skip);
      skip = Math.max(0, skip - piece.length);
      return rest;
    },
    end: () => nothing,
  };
}

function createDecodingReader(encoding: TextEncoding): TextReader {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return {
    encoding,
    write: (piece) => encoder.encode(decoder.decode(piece, { stream: true })),
    end: () => encoder.encode(decoder.decode()),
  };
}

function createGuessingReader(): TextReader {
  let chosen: TextReader | null = null;
  let held = nothing;
  function choose(encoding: TextEncoding): TextReader {
    chosen = encoding === 'utf-8' ? createUtf8Reader(0) : createDecodingReader(encoding);
    return chosen;
  }
  return {
    get encoding() {
      return chosen?.encoding ?? 'utf-8';
    },
    write(piece) {
      if (chosen !== null) return chosen.write(piece);
      const bytes = join(held, piece);
      held = nothing;
      const { isUtf8, undecidedFrom } = judge(bytes);
      if (isUtf8 !== null) return choose(isUtf8 ? 'utf-8' : 'windows-1252').write(bytes);
      held = bytes.slice(undecidedFrom);
      return bytes.subarray(0, undecidedFrom);
    },
    end() {
      if (chosen !== null) return chosen.end();
      const reader = choose(held.length === 0 ? 'utf-8' : 'windows-1252');
      return join(reader.write(held), reader.end());
    },
  };
}

/**
 * Whether bytes above ASCII are UTF-8: they are if at least as many form its sequences as do not.
 * Null while nothing tells, and from where on a sequence may just be cut.
 */
function judge(bytes: Uint8Array): { isUtf8: boolean | null; undecidedFrom: number } {
  let good = 0;
  let bad = 0;
  let undecidedFrom = bytes.length;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const isLead = lead >= 0xc2 && lead <= 0xf4;
    let next = 1;
    while (isLead && next < length && isContinuation(bytes[at + next])) next += 1;
    if (isLead && next === length) good += 1;
    else if (isLead && at + next === bytes.length) undecidedFrom = at;
    else bad += 1;
    at += Math.max(1, next);
  }
  if (good + bad === 0) return { isUtf8: null, undecidedFrom };
  return { isUtf8: good >= bad, undecidedFrom };
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
