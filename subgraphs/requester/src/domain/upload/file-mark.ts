import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

/** Senders hash a file in blocks of this many bytes, and go on at the beginning of one. */
export const blockBytes = 1024 * 1024;

/**
 * Stands for the beginning of a file. `chain` is over its whole blocks: with 32 zero bytes as the
 * first, each is SHA-256 of the one before and the next block, so that a browser can tell whether it
 * has the same file without a hash that runs on. `tail` is SHA-256 of `chain` and the bytes behind the
 * last whole block.
 */
export interface FileMark {
  /** Bytes that it stands for. */
  readonly bytes: number;
  readonly blocks: number;
  /** Base64url, like the tail. */
  readonly chain: string;
  readonly tail: string;
}

const noBlock = Buffer.alloc(32);

/** The chain of a file of which no block has come. */
export const firstChain = noBlock.toString('base64url');

/** Marks a file that flows by: bytes are given ahead, and marked up to where they are used. */
export class FileMarker {
  #blocks: number;
  #chain: Buffer;
  #hash: Hash;
  #inBlock = 0;
  readonly #ahead: Buffer[] = [];

  /** `blocks` of the file and their chain are known, and the bytes behind them come next. */
  constructor(blocks = 0, chain: string = firstChain) {
    this.#blocks = blocks;
    this.#chain = Buffer.from(chain, 'base64url');
    this.#hash = createHash('sha256').update(this.#chain);
  }

  feed(piece: Buffer): void {
    if (piece.length > 0) this.#ahead.push(piece);
  }

  /** The mark of the first `bytes` of the file, which were fed; it never goes back. */
  markAt(bytes: number): FileMark {
    let wanted = bytes - this.#blocks * blockBytes - this.#inBlock;
    while (wanted > 0) {
      const taken = this.#take(Math.min(wanted, blockBytes - this.#inBlock));
      wanted -= taken;
    }
    const tail = this.#hash.copy().digest('base64url');
    return { bytes, blocks: this.#blocks, chain: this.#chain.toString('base64url'), tail };
  }

  #take(most: number): number {
    const [first] = this.#ahead;
    if (first === undefined) throw new Error('Only what was fed can be marked.');
    const part = first.subarray(0, most);
    if (part.length === first.length) this.#ahead.shift();
    else this.#ahead[0] = first.subarray(part.length);
    this.#hash.update(part);
    this.#inBlock += part.length;
    if (this.#inBlock === blockBytes) {
      this.#chain = this.#hash.digest();
      this.#hash = createHash('sha256').update(this.#chain);
      this.#blocks += 1;
      this.#inBlock = 0;
    }
    return part.length;
  }
}
