import type { Partition } from '@exchange/partitions';
import { enter, requireState } from '../sql/enter.ts';
import type { Handover, MoveRef } from '../types.ts';

/** Kept with the owner's row, so that they can be admitted while the source is away. */
export async function storeHandover(
  partition: Partition,
  move: MoveRef,
  handover: Handover,
): Promise<void> {
  await partition.transact(async (tx) => {
    requireState(await enter(tx, move), move, ['arriving']);
    await tx.query(
      {
        name: 'transfer-store-handover',
        text: 'update away_owners set handover = $2 where owner_key = $1',
      },
      [move.ownerKey, handover],
    );
  });
}
