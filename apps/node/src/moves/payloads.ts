import type { Payloads } from '@exchange/moves';
import type { ChangeSet, Chunk, LastWord, Part } from '@exchange/transfer';

/** What the driver of a move carries from one partition to the other. */
export interface MovePayloads extends Payloads {
  readonly chunk: Chunk;
  readonly changes: ChangeSet;
  readonly parts: readonly Part[];
  readonly last: LastWord;
}
