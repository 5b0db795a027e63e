import type { Partition } from '@exchange/partitions';
import { isLockTimeout } from '../capture/install-capture.ts';
import { enter, look, requireLaterThanBlock, requireState } from '../sql/enter.ts';
import { lockOwner, setState } from '../sql/owner-state.ts';
import { columnsOf } from '../sql/columns.ts';
import { readDigest } from '../sql/read-digest.ts';
import type { ChunkLimits, LastWord, MoveRef } from '../types.ts';
import { readChangesIn } from './read-changes.ts';
import { readHandover } from './read-handover.ts';

/** What only those who write may hold up: it is done and read in one call, since the owner waits for it. */
export async function block(
  partition: Partition,
  move: MoveRef,
  waitMs: number,
  limits: ChunkLimits,
): Promise<LastWord | null> {
  if (!(await refuseWrites(partition, move, waitMs))) return null;
  const tables = await columnsOf(partition);
  return partition.transact(
    async (tx) => {
      requireState(await look(tx, move), move, ['blocked']);
      return {
        changes: await readChangesIn(tx, tables, move.ownerKey, limits),
        digest: await readDigest(tx, tables, move.ownerKey),
        handover: await readHandover(tx, partition.role, move.ownerKey),
      };
    },
    { isolation: 'repeatable read' },
  );
}

/** From its commit on, writes of the owner are refused with XMOVE and tried again by who made them. */
async function refuseWrites(partition: Partition, move: MoveRef, waitMs: number): Promise<boolean> {
  try {
    await partition.transact(async (tx) => {
      await lockOwner(tx, move.ownerKey, waitMs);
      const away = requireState(await enter(tx, move), move, ['leaving', 'blocked']);
      await setState(tx, move, 'blocked', away.formerMoveId);
    });
    return true;
  } catch (error) {
    if (isLockTimeout(error)) return false;
    throw error;
  }
}

/** Writes go on. The attempt has risen, so that a `block` of an earlier one is refused from here on. */
export async function unblock(partition: Partition, move: MoveRef): Promise<void> {
  await partition.transact(async (tx) => {
    const away = requireState(await enter(tx, move), move, ['leaving', 'blocked']);
    requireLaterThanBlock(away, move);
    await setState(tx, move, 'leaving', away.formerMoveId);
  });
}
