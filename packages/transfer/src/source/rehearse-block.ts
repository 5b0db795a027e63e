import type { Lane } from '@exchange/partitions';
import { rehearse } from '../sql/rehearse.ts';
import type { MoveRef } from '../types.ts';
import { readChangesIn } from './read-changes.ts';
import { readHandover } from './read-handover.ts';

const oneRow = { rows: 1, bytes: 1 };

/** What `block` reads. */
export function rehearseBlock(lane: Lane, move: MoveRef): Promise<void> {
  return rehearse(lane, move, (tx, tables) =>
    Promise.all([
      readChangesIn(tx, tables, move.ownerKey, oneRow),
      readHandover(tx, lane.role, move.ownerKey),
    ]),
  );
}
