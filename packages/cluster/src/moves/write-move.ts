import type { MoveRecord, PlacementChange } from '@exchange/moves';
import type { Statement, Tx } from '@exchange/partitions';

const columns = `
  state, attempt, step, paused, claimed_by, claimed_until, retry_at, cursor, rows_estimated,
  rows_copied, bytes_copied, changes_left, blocked_at, block_until, blocked_ms, tries, failures,
  error, outcome, flipped_at, keep_until, updated_at`;

/** Rows come as JSON with the names of the columns: any number are written at once. */
const update = `
    update moves m
       set (${columns}) = (
             select ${columns} from (
               select w.*, coalesce($2::timestamptz, now()) as updated_at
             ) as written
           )
      from jsonb_to_recordset($1::jsonb) as w (
             id text, state text, attempt int, step int, paused boolean, claimed_by text,
             claimed_until timestamptz, retry_at timestamptz, cursor jsonb, rows_estimated bigint,
             rows_copied bigint, bytes_copied bigint, changes_left int, blocked_at timestamptz,
             block_until timestamptz, blocked_ms int, tries int, failures int, error text, outcome text,
             flipped_at timestamptz, keep_until timestamptz)
     where m.id = w.id`;

const updateStatement: Statement = { name: 'moves-update', text: update };

/** Unless the record has gone on since, its time is over or the user does not live where it says. */
const updateKnownStatement: Statement = {
  name: 'moves-update-known',
  text: `${update}
       and m.state = $3 and m.attempt = $4
       and (w.state <> 'flipped' or m.state = 'flipped'
            or coalesce($2::timestamptz, clock_timestamp()) < m.block_until
               and exists (select 1 from placements p
                            where p.owner_key = m.owner_key and p.partition_id = m.from_partition))
    returning m.id`,
};

const isAsWritten = (first: number): string => `
       and exists (select 1 from moves m
                    where m.id = $${first} and m.state = $${first + 1} and m.attempt = $${first + 2})`;

/** Gateways hold writes of a user whose placement is moving. */
const stateStatement: Statement = {
  name: 'moves-placement-state',
  text: `update placements set state = $2 where owner_key = $1 and state <> $2 ${isAsWritten(3)}`,
};

/**
 * The one statement that changes a home. What the old home said of the user's types goes with them:
 * it is found at the new home from now on.
 */
const flipStatement: Statement = {
  name: 'moves-placement-flip',
  text: `
    with moved as (
      update placements set partition_id = $3, epoch = epoch + 1, state = 'active'
       where owner_key = $1 and partition_id = $2 ${isAsWritten(4)}
      returning owner_key
    ),
    informed as (
      update task_info t set partition_id = $3 from moved where t.requester_key = moved.owner_key
    )
    select owner_key as "ownerKey" from moved`,
};

/** The caller holds the rows. */
export function writeMoves(tx: Tx, moves: readonly MoveRecord[]): void {
  if (moves.length > 0) tx.send(updateStatement, [rowsOf(moves), tx.clock.pinned()]);
}

/** Null when the row is not in the state and the attempt of `known`, or what is written comes too late. */
export async function writeKnownMove(
  tx: Tx,
  known: MoveRecord,
  move: MoveRecord,
): Promise<MoveRecord | null> {
  const values = [rowsOf([move]), tx.clock.pinned(), known.state, known.attempt];
  const [row] = await tx.query(updateKnownStatement, values);
  return row === undefined ? null : move;
}

/** Behind a move that was written, in the same transaction; nothing when it was not. */
export function writePlacement(tx: Tx, move: MoveRecord, change: PlacementChange): void {
  const asWritten = [move.id, move.state, move.attempt];
  if (change !== 'flip') {
    tx.send(stateStatement, [move.ownerKey, change, ...asWritten]);
    return;
  }
  tx.send(flipStatement, [move.ownerKey, move.from, move.to, ...asWritten]);
}

const mostOfError = 1_000;

function rowsOf(moves: readonly MoveRecord[]): string {
  return JSON.stringify(
    moves.map((move) => ({
      id: move.id,
      state: move.state,
      attempt: move.attempt,
      step: move.step,
      paused: move.paused,
      claimed_by: move.claimedBy,
      claimed_until: move.claimedUntil === 0 ? null : new Date(move.claimedUntil),
      retry_at: move.retryAt === 0 ? null : new Date(move.retryAt),
      cursor: move.cursor,
      rows_estimated: move.rowsEstimated,
      rows_copied: move.rowsCopied,
      bytes_copied: move.bytesCopied,
      changes_left: move.changesLeft,
      blocked_at: toDate(move.blockedAt),
      block_until: toDate(move.blockUntil),
      blocked_ms: move.blockedMs === null ? null : Math.round(move.blockedMs),
      tries: move.tries,
      failures: move.failures,
      error: move.error?.slice(0, mostOfError) ?? null,
      outcome: move.outcome,
      flipped_at: toDate(move.flippedAt),
      keep_until: toDate(move.keepUntil),
    })),
  );
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
