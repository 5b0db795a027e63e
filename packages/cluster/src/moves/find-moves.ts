import type { MoveRecord } from '@exchange/moves';
import type { Lane, Statement } from '@exchange/partitions';
import { moveColumns, toMoveRecord, type MoveRow } from './move-row.ts';

const byIdStatement: Statement = {
  name: 'moves-by-id',
  text: `
    select ${moveColumns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from moves m
     where m.id = any($1::text[])`,
};

/** Moves with the directory's time, which judges their deadlines. */
export async function findMoves(
  database: Pick<Lane, 'query' | 'clock'>,
  moveIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly move: MoveRecord; readonly now: number }>> {
  if (moveIds.length === 0) return new Map();
  const rows = await database.query<MoveRow & { now: Date }>(byIdStatement, [
    moveIds,
    database.clock.pinned(),
  ]);
  return new Map(rows.map((row) => [row.id, { move: toMoveRecord(row), now: row.now.getTime() }]));
}
