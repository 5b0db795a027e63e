import type { Lane } from '@exchange/partitions';
import { isLockTimeout } from '../capture/install-capture.ts';
import { blockable, enter, requireLaterThanBlock, requireState } from '../sql/enter.ts';
import { blockOwner, lockOwner, setState } from '../sql/owner-state.ts';
import { columnsOf } from '../sql/columns.ts';
import type { ChunkLimits, LastWord, MoveRef } from '../types.ts';
import { readChangesIn } from './read-changes.ts';
import { readHandover } from './read-handover.ts';

/**
 * From its commit on, writes of the owner are refused with XMOVE and tried again by who made them. What the
 * destination still needs is read along, since the owner waits for each answer that is waited for here:
 * nobody else writes their rows while the lock is held, so that all is as of one moment. It is one round
 * trip: the owner is blocked when that is in order, and the caller is told afterwards when it was not. How
 * long it takes follows from what changed last, never from how much the owner has. Null: somebody who
 * writes held it up, and nothing has changed.
 */
export async function block(
  lane: Lane,
  move: MoveRef,
  waitMs: number,
  limits: ChunkLimits,
): Promise<LastWord | null> {
  const tables = await columnsOf(lane);
  try {
    return await lane.transact(
      async (tx) => {
        lockOwner(tx, move.ownerKey, waitMs);
        const entering = enter(tx, move);
        blockOwner(tx, move);
        const [away, changes, handover] = await Promise.all([
          entering,
          readChangesIn(tx, tables, move.ownerKey, limits),
          readHandover(tx, lane.role, move.ownerKey),
        ]);
        requireState(away, move, blockable);
        return { changes, handover };
      },
      { atOnce: true },
    );
  } catch (error) {
    if (isLockTimeout(error)) return null;
    throw error;
  }
}

/** Writes go on. The attempt has risen, so that a `block` of an earlier one is refused from here on. */
export async function unblock(lane: Lane, move: MoveRef): Promise<void> {
  await lane.transact(async (tx) => {
    const away = requireState(await enter(tx, move), move, blockable);
    requireLaterThanBlock(away, move);
    setState(tx, move, 'leaving', away.formerMoveId);
  });
}
