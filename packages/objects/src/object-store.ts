/** What is known of a stored file without reading it. */
export interface ObjectInfo {
  readonly key: string;
  readonly bytes: number;
}

/** A file that is being read. */
export interface OpenObject {
  /** Of the whole file. */
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where files lie: shared by all processes of a cluster, whoever's home is where. Keys are parts of
 * letters, digits, `-` and `_`, separated by `/`.
 */
export interface ObjectStore {
  /**
   * Keeps a file whole or not at all; one with the same key is replaced.
   *
   * @throws WrongLength when the body has not the bytes that were announced
   */
  put(key: string, body: AsyncIterable<Uint8Array>, bytes: number): Promise<void>;
  /** Null when there is none; the body must be read or given up. */
  open(key: string, range?: ByteRange): Promise<OpenObject | null>;
  find(key: string): Promise<ObjectInfo | null>;
  /** Files whose keys begin with a prefix that ends in `/`, by key, behind `after`. */
  list(prefix: string, page: { after: string; limit: number }): Promise<ObjectInfo[]>;
  /** Says nothing of files that are not there. */
  remove(key: string): Promise<void>;
}

/** The sender announced another length. */
export class WrongLength extends Error {}

const keyPattern = /^[\w-]{1,200}(\/[\w-]{1,200}){0,8}$/;

/** Keys are made by this program: others are a mistake of it, and never a path. */
export function requireKey(key: string): string {
  if (!keyPattern.test(key)) throw new Error(`"${key.slice(0, 100)}" is no key of a file.`);
  return key;
}

/** The same bytes, which must be as many as announced. */
export async function* exactly(
  body: AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const piece of body) {
    seen += piece.length;
    if (seen > bytes) throw new WrongLength('The file is longer than it was said to be.');
    yield piece;
  }
  if (seen < bytes) throw new WrongLength('The file is shorter than it was said to be.');
}
