import type { Payloads } from '@exchange/moves';
import type { ChangeSet, Chunk, Digest, Handover, Part } from '@exchange/transfer';

/** What the driver of a move carries from one partition to the other. */
export interface MovePayloads extends Payloads {
  readonly chunk: Chunk;
  readonly changes: ChangeSet;
  readonly part: Part;
  readonly digest: Digest;
  readonly handover: Handover;
}
