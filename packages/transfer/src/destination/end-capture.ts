import type { Partition } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { end, enterEnded } from '../sql/enter.ts';
import { forgetAllChanges, lockOwner, setHome } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';

/** A later move may have taken the record over: then it is that one's. */
export async function endCapture(partition: Partition, move: MoveRef): Promise<void> {
  await partition.transact(async (tx) => {
    lockOwner(tx, move.ownerKey);
    const { away } = await enterEnded(tx, move);
    end(tx, move);
    if (away?.moveId !== move.moveId || away.state !== 'tracked') return;
    setHome(tx, move.ownerKey);
    forgetAllChanges(tx, move.ownerKey);
  });
  await removeCapture(partition);
}
