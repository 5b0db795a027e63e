import type { Partition } from '@exchange/partitions';
import { isLockTimeout } from '../capture/install-capture.ts';
import { enter, requireLaterThanBlock, requireState } from '../sql/enter.ts';
import { lockOwner, setState } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';

/** From its commit on, writes of the owner are refused with XMOVE and tried again by who made them. */
export async function block(
  partition: Partition,
  move: MoveRef,
  waitMs: number,
): Promise<'blocked' | 'busy'> {
  try {
    await partition.transact(async (tx) => {
      await lockOwner(tx, move.ownerKey, waitMs);
      const away = requireState(await enter(tx, move), move, ['leaving', 'blocked']);
      await setState(tx, move, 'blocked', away.formerMoveId);
    });
    return 'blocked';
  } catch (error) {
    if (isLockTimeout(error)) return 'busy';
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
