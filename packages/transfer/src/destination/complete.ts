import type { Partition, Statement } from '@exchange/partitions';
import { columnsOf } from '../sql/columns.ts';
import { enter, requireState } from '../sql/enter.ts';
import { differingTables, readDigest } from '../sql/read-digest.ts';
import type { LastWord, MoveRef } from '../types.ts';
import { applyChangesIn } from './apply-changes.ts';

/** Kept with the owner's row, so that they can be admitted while the source is away. */
const storeHandover: Statement = {
  name: 'transfer-store-handover',
  text: 'update away_owners set handover = $2 where owner_key = $1',
};

/** Everything that is still to be done here while the owner waits, in one transaction. */
export async function complete(
  partition: Partition,
  move: MoveRef,
  { changes, digest, handover }: LastWord,
): Promise<{ readonly differing: readonly string[] }> {
  const tables = await columnsOf(partition);
  return partition.transact(async (tx) => {
    requireState(await enter(tx, move), move, ['arriving']);
    await applyChangesIn(tx, tables, move.ownerKey, changes);
    const differing = differingTables(digest, await readDigest(tx, tables, move.ownerKey));
    if (differing.length === 0) await tx.query(storeHandover, [move.ownerKey, handover]);
    return { differing };
  });
}
