import type { Lane } from '@exchange/partitions';
import { columnsOf } from '../sql/columns.ts';
import { enter, requireState } from '../sql/enter.ts';
import { requireColumns } from '../sql/table-order.ts';
import { writeRows } from '../sql/write-rows.ts';
import type { Chunk, MoveRef } from '../types.ts';

export async function writeChunk(lane: Lane, move: MoveRef, chunk: Chunk): Promise<number> {
  const tables = await columnsOf(lane);
  return lane.transact(async (tx) => {
    requireState(await enter(tx, move), move, ['arriving']);
    for (const { table, rows } of chunk.tables) {
      writeRows(tx, requireColumns(tables, table), move.ownerKey, rows);
    }
    return chunk.count;
  });
}
