import type { Partition } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { columnsOf } from '../sql/columns.ts';
import { end, enterEnded, requireState } from '../sql/enter.ts';
import { eraseMentions } from '../sql/erase-mentions.ts';
import { eraseRows } from '../sql/erase-rows.ts';
import { setHome } from '../sql/owner-state.ts';
import type { MoveRef } from '../types.ts';

export async function erase(
  partition: Partition,
  move: MoveRef,
  rows: number,
): Promise<{ readonly erased: number; readonly more: boolean }> {
  const tables = await columnsOf(partition);
  const result = await partition.transact(async (tx) => {
    const { away, ended } = await enterEnded(tx, move);
    if (ended) return { erased: 0, more: false };
    requireState(away, move, ['left']);
    const erased = await eraseRows(tx, tables, move, rows);
    if (erased >= rows) return { erased, more: true };
    await eraseMentions(tx, partition.role, move.ownerKey);
    setHome(tx, move.ownerKey);
    end(tx, move);
    return { erased, more: false };
  });
  if (!result.more) await removeCapture(partition);
  return result;
}
