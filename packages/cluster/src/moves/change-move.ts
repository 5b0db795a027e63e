import { decideRestore, type MoveRecord, type Verdict } from '@exchange/moves';
import type { Partition, Statement, Tx } from '@exchange/partitions';
import { moveColumns, toMoveRecord, type MoveRow } from './move-row.ts';
import { writeMove, writePlacement } from './write-move.ts';

/** A rule of packages/moves with everything but the record and the time. */
export type MoveRule = (move: MoveRecord, now: number) => Verdict;

/** An old copy whose way back was undone is kept for at least so long. */
const restoredMs = 10 * 60_000;

const holdStatement: Statement = {
  name: 'moves-hold',
  text: `
    select ${moveColumns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from moves m
     where m.id = $1
       for update`,
};

/**
 * Lets a rule decide on a record that nobody else can change meanwhile, and writes what it says: the
 * rules that are checked state by state are the ones that run. Null: there is no such move.
 */
export function changeMove(
  database: Partition,
  moveId: string,
  rule: MoveRule,
): Promise<Verdict | null> {
  return database.transact((tx) => changeMoveIn(tx, moveId, rule));
}

export async function changeMoveIn(
  tx: Tx,
  moveId: string,
  rule: MoveRule,
): Promise<Verdict | null> {
  const held = await holdMove(tx, moveId);
  if (held === null) return null;
  const verdict = rule(held.move, held.now);
  if (!verdict.ok) return verdict;
  if (verdict.move !== held.move) await writeMove(tx, verdict.move);
  if (verdict.placement !== undefined) await writePlacement(tx, verdict.move, verdict.placement);
  if (verdict.restores !== undefined) {
    await changeMoveIn(tx, verdict.restores, (move, now) => decideRestore(move, restoredMs, now));
  }
  return verdict;
}

async function holdMove(
  tx: Tx,
  moveId: string,
): Promise<{ readonly move: MoveRecord; readonly now: number } | null> {
  const [row] = await tx.query<MoveRow & { now: Date }>(holdStatement, [moveId, tx.clock.pinned()]);
  return row === undefined ? null : { move: toMoveRecord(row), now: row.now.getTime() };
}
