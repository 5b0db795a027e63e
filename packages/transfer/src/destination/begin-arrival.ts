import type { Partition } from '@exchange/partitions';
import { installCapture } from '../capture/install-capture.ts';
import { MoveRefusedError } from '../move-refused.ts';
import { enter, requireState } from '../sql/enter.ts';
import { forgetAllChanges, lockOwner, setState } from '../sql/owner-state.ts';
import type { MoveBase, MoveRef } from '../types.ts';

/** From its commit on, nobody but the mover writes rows of the owner here. */
export async function beginArrival(
  partition: Partition,
  move: MoveRef,
  base: MoveBase,
): Promise<void> {
  await partition.transact(async (tx) => {
    lockOwner(tx, move.ownerKey);
    const away = await enter(tx, move);
    if (away?.moveId === move.moveId) {
      requireState(away, move, ['arriving']);
      return;
    }
    if (base === 'kept' ? away?.state !== 'left' : away !== null) {
      throw new MoveRefusedError(
        away === null ? 'state' : 'other-move',
        away === null
          ? 'There is no old copy of the owner here to begin with.'
          : `The owner is ${away.state} here by move ${away.moveId}: that has to end first.`,
      );
    }
    setState(tx, move, 'arriving', away?.moveId ?? null);
    forgetAllChanges(tx, move.ownerKey);
  });
  await installCapture(partition);
}
