import { ExchangeError } from '@exchange/kernel';
import type { FileMark } from './file-mark.ts';
import { FileMarker, blockBytes } from './file-mark.ts';

/** What a sender says of the file that it goes on with. */
export interface Resumption {
  /** Where in the file the body begins: 0, or the end of the whole blocks that were received. */
  readonly from: number;
  /** The chain over the blocks before that. */
  readonly chain: string | null;
}

/** The marker of a file that goes on; the body must begin where the mark's blocks end, or at 0. */
export function openMarker(mark: FileMark, { from, chain }: Resumption): FileMarker {
  if (from === 0) return new FileMarker();
  if (from !== mark.blocks * blockBytes) {
    throw new ExchangeError(
      'CONFLICT',
      'More of the file has been received meanwhile: ask again where it goes on.',
    );
  }
  if (chain !== mark.chain) throw otherFile();
  return new FileMarker(mark.blocks, mark.chain);
}

/**
 * What follows in a file after the bytes that were received before, which come first and must be the
 * same. No more than a piece of them is kept.
 *
 * @throws ExchangeError CONFLICT for another file
 */
export async function* skipReceived(
  source: AsyncIterable<Buffer>,
  marker: FileMarker,
  { from, mark }: { readonly from: number; readonly mark: FileMark },
): AsyncGenerator<Buffer> {
  let at = from;
  for await (const piece of source) {
    marker.feed(piece);
    const before = at;
    at += piece.length;
    if (before < mark.bytes) {
      const seen = marker.markAt(Math.min(at, mark.bytes));
      if (at < mark.bytes) continue;
      if (seen.tail !== mark.tail || seen.chain !== mark.chain) throw otherFile();
    }
    if (at > mark.bytes) yield piece.subarray(Math.max(0, mark.bytes - before));
  }
  if (at < mark.bytes) throw otherFile();
}

function otherFile(): ExchangeError {
  return new ExchangeError(
    'CONFLICT',
    'This is not the file whose first rows were received: send that one, or start over with this one.',
  );
}
