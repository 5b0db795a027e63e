import type { Partition } from '@exchange/partitions';
import { removeCapture } from '../capture/install-capture.ts';
import { columnsOf } from '../sql/columns.ts';
import { end, enterEnded, requireState } from '../sql/enter.ts';
import { eraseRows } from '../sql/erase-rows.ts';
import { setHome, setState } from '../sql/owner-state.ts';
import type { MoveBase, MoveRef } from '../types.ts';

/** An old copy that was there before stays, with the changes that it was given: it is left again. */
export async function abandonArrival(
  partition: Partition,
  move: MoveRef,
  base: MoveBase,
  rows: number,
): Promise<{ readonly erased: number; readonly more: boolean }> {
  const tables = await columnsOf(partition);
  const result = await partition.transact(async (tx) => {
    const { away, ended } = await enterEnded(tx, move);
    if (ended || away?.moveId !== move.moveId) {
      end(tx, move);
      return { erased: 0, more: false };
    }
    const { formerMoveId } = requireState(away, move, ['arriving']);
    if (base === 'kept' && formerMoveId !== null) {
      setState(tx, { ...move, moveId: formerMoveId }, 'left', null);
      end(tx, move);
      return { erased: 0, more: false };
    }
    const erased = await eraseRows(tx, tables, move, rows);
    if (erased >= rows) return { erased, more: true };
    setHome(tx, move.ownerKey);
    end(tx, move);
    return { erased, more: false };
  });
  if (!result.more) await removeCapture(partition);
  return result;
}
