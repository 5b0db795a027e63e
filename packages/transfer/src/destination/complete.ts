import type { Lane, Statement } from '@exchange/partitions';
import { columnsOf } from '../sql/columns.ts';
import { transactIn } from '../sql/transact-in.ts';
import type { LastWord, MoveRef } from '../types.ts';
import { writeAndCompare } from './apply-changes.ts';

/** Kept with the owner's row, so that they can be admitted while the source is away. */
const storeHandover: Statement = {
  name: 'transfer-store-handover',
  text: 'update away_owners set handover = $2 where owner_key = $1',
};

/**
 * Everything that is still to be done here while the owner waits, in one transaction and one round trip.
 * What differs is kept, too: nobody asks for the flip then, and the next try writes it again.
 */
export async function complete(
  lane: Lane,
  move: MoveRef,
  { changes, handover }: LastWord,
): Promise<{ readonly differing: readonly string[] }> {
  const tables = await columnsOf(lane);
  const differing = await transactIn(lane, move, ['arriving'], (tx) => {
    const compared = writeAndCompare(tx, tables, move.ownerKey, changes);
    tx.send(storeHandover, [move.ownerKey, handover]);
    return compared;
  });
  return { differing };
}
