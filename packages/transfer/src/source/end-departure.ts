import type { Partition } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { end, enterEnded, requireLaterThanBlock, requireState } from '../sql/enter.ts';
import { forgetAllChanges, setHome, setState } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';

/** The owner stays. What was recorded for a move back stays recorded when this one began with it. */
export async function endDeparture(partition: Partition, move: MoveRef): Promise<void> {
  await partition.transact(async (tx) => {
    const { away, ended } = await enterEnded(tx, move);
    end(tx, move);
    if (ended || away?.moveId !== move.moveId) return;
    requireLaterThanBlock(away, move);
    const { formerMoveId } = requireState(away, move, ['leaving', 'blocked']);
    if (formerMoveId !== null) {
      setState(tx, { ...move, moveId: formerMoveId }, 'tracked', null);
      return;
    }
    setHome(tx, move.ownerKey);
    forgetAllChanges(tx, move.ownerKey);
  });
  await removeCapture(partition);
}
