import { decideRestore, type MoveRecord, type Verdict } from '@exchange/moves';
import type { Lane, Statement, Tx } from '@exchange/partitions';
import { moveColumns, toMoveRecord, type MoveRow } from './move-row.ts';
import { writeKnownMove, writeMoves, writePlacement } from './write-move.ts';

/** A rule of packages/moves with everything but the record and the time. */
export type MoveRule = (move: MoveRecord, now: number) => Verdict;

/** An old copy whose way back was undone is kept for at least so long. */
const restoredMs = 10 * 60_000;

const holdStatement: Statement = {
  name: 'moves-hold',
  text: `
    select ${moveColumns}, coalesce($2::timestamptz, clock_timestamp()) as now, p.partition_id as home
      from moves m
      left join placements p on p.owner_key = m.owner_key
     where m.id = any($1::text[])
     order by m.seq
       for update of m`,
};

/**
 * Lets a rule decide on a record that nobody else can change meanwhile, and writes what it says: the
 * rules that are checked state by state are the ones that run. Null: there is no such move.
 */
export async function changeMove(
  database: Pick<Lane, 'transact'>,
  moveId: string,
  rule: MoveRule,
): Promise<Verdict | null> {
  return (await changeMoves(database, [moveId], rule)).get(moveId) ?? null;
}

/** The same for many, in one transaction; whom the rule refuses keeps nobody from it. */
export function changeMoves(
  database: Pick<Lane, 'transact'>,
  moveIds: readonly string[],
  rule: MoveRule,
): Promise<Map<string, Verdict>> {
  return database.transact((tx) => changeMovesIn(tx, moveIds, rule));
}

/**
 * The same by the driver that knows the record, for what users wait for: one round trip. As long as state
 * and attempt are what they were, only the claim has changed; otherwise the rule decides once more, on the
 * record as it is. `now`: the directory's time, or a little before it.
 */
export async function changeKnownMove(
  database: Pick<Lane, 'transact' | 'clock'>,
  known: MoveRecord,
  now: number,
  rule: MoveRule,
): Promise<Verdict | null> {
  const verdict = rule(known, database.clock.pinned()?.getTime() ?? now);
  if (!verdict.ok || verdict.move === known || verdict.restores !== undefined) {
    return changeMove(database, known.id, rule);
  }
  const { move, placement } = verdict;
  const written = await database.transact(
    (tx) => {
      const answer = writeKnownMove(tx, known, move);
      if (placement !== undefined) writePlacement(tx, move, placement);
      return answer;
    },
    { atOnce: true },
  );
  return written === null ? changeMove(database, known.id, rule) : verdict;
}

async function changeMovesIn(
  tx: Tx,
  moveIds: readonly string[],
  rule: MoveRule,
): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const written: MoveRecord[] = [];
  const placed: (() => void)[] = [];
  const restored: string[] = [];
  for (const held of await holdMoves(tx, moveIds)) {
    const verdict = rule(held.move, held.now);
    verdicts.set(held.move.id, verdict);
    if (!verdict.ok) continue;
    const { move, placement, restores } = verdict;
    if (placement === 'flip' && held.home !== move.from) {
      throw new Error(`${move.ownerKey} does not live on ${move.from}.`);
    }
    if (move !== held.move) written.push(move);
    if (placement !== undefined) placed.push(() => writePlacement(tx, move, placement));
    if (restores !== undefined) restored.push(restores);
  }
  writeMoves(tx, written);
  for (const place of placed) place();
  if (restored.length > 0) {
    await changeMovesIn(tx, restored, (move, now) => decideRestore(move, restoredMs, now));
  }
  return verdicts;
}

interface HeldMove {
  readonly move: MoveRecord;
  readonly now: number;
  /** Where the user lives: nothing but the record that is held changes that. */
  readonly home: string | null;
}

async function holdMoves(tx: Tx, moveIds: readonly string[]): Promise<HeldMove[]> {
  const rows = await tx.query<MoveRow & { now: Date; home: string | null }>(holdStatement, [
    moveIds,
    tx.clock.pinned(),
  ]);
  return rows.map((row) => ({ move: toMoveRecord(row), now: row.now.getTime(), home: row.home }));
}
