import type { MoveRecord, PlacementChange } from '@exchange/moves';
import type { Statement, Tx } from '@exchange/partitions';

const updateStatement: Statement = {
  name: 'moves-update',
  text: `
    update moves
       set state = $2, attempt = $3, step = $4, paused = $5, claimed_by = $6, claimed_until = $7,
           retry_at = $8, cursor = $9::jsonb, rows_estimated = $10, rows_copied = $11,
           bytes_copied = $12, changes_left = $13, blocked_at = $14, block_until = $15,
           blocked_ms = $16, tries = $17, failures = $18, error = left($19, 1000), outcome = $20,
           flipped_at = $21, keep_until = $22, updated_at = coalesce($23::timestamptz, now())
     where id = $1`,
};

/** Gateways hold writes of a user whose placement is moving. */
const stateStatement: Statement = {
  name: 'moves-placement-state',
  text: `update placements set state = $2 where owner_key = $1 and state <> $2`,
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
       where owner_key = $1 and partition_id = $2
      returning owner_key
    ),
    informed as (
      update task_info t set partition_id = $3 from moved where t.requester_key = moved.owner_key
    )
    select owner_key as "ownerKey" from moved`,
};

/** The caller holds the row. */
export async function writeMove(tx: Tx, move: MoveRecord): Promise<void> {
  await tx.query(updateStatement, [
    move.id,
    move.state,
    move.attempt,
    move.step,
    move.paused,
    move.claimedBy,
    move.claimedUntil === 0 ? null : new Date(move.claimedUntil),
    move.retryAt === 0 ? null : new Date(move.retryAt),
    move.cursor === null ? null : JSON.stringify(move.cursor),
    move.rowsEstimated,
    move.rowsCopied,
    move.bytesCopied,
    move.changesLeft,
    toDate(move.blockedAt),
    toDate(move.blockUntil),
    move.blockedMs === null ? null : Math.round(move.blockedMs),
    move.tries,
    move.failures,
    move.error,
    move.outcome,
    toDate(move.flippedAt),
    toDate(move.keepUntil),
    tx.clock.pinned(),
  ]);
}

export async function writePlacement(
  tx: Tx,
  move: MoveRecord,
  change: PlacementChange,
): Promise<void> {
  if (change !== 'flip') {
    await tx.query(stateStatement, [move.ownerKey, change]);
    return;
  }
  const moved = await tx.query(flipStatement, [move.ownerKey, move.from, move.to]);
  if (moved.length !== 1) throw new Error(`${move.ownerKey} does not live on ${move.from}.`);
}

function toDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
