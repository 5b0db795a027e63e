import type { Lane } from '@exchange/partitions';
import { readKeyed } from '../sql/keyed-rows.ts';
import { rehearse } from '../sql/rehearse.ts';
import { rehearseWrites } from '../sql/write-rows.ts';
import type { MoveRef } from '../types.ts';

/** What `complete` deletes, writes and reads, of no rows. */
export function rehearseComplete(lane: Lane, move: MoveRef): Promise<void> {
  return rehearse(lane, move, (tx, tables) => {
    rehearseWrites(tx, tables);
    return readKeyed(tx, tables, move.ownerKey, new Map());
  });
}
