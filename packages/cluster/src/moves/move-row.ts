import type { MoveRecord } from '@exchange/moves';

/** A row of `moves` as the statements here read it. */
export interface MoveRow extends Omit<
  MoveRecord,
  'claimedUntil' | 'retryAt' | 'blockedAt' | 'blockUntil' | 'flippedAt' | 'keepUntil'
> {
  readonly claimedUntil: Date | null;
  readonly retryAt: Date | null;
  readonly blockedAt: Date | null;
  readonly blockUntil: Date | null;
  readonly flippedAt: Date | null;
  readonly keepUntil: Date | null;
}

export const moveColumns = `
  m.id, m.owner_key as "ownerKey", m.from_partition as "from", m.to_partition as "to", m.base,
  m.state, m.attempt, m.step, m.paused, m.claimed_by as "claimedBy",
  m.claimed_until as "claimedUntil", m.retry_at as "retryAt", m.cursor,
  m.rows_estimated as "rowsEstimated", m.rows_copied as "rowsCopied",
  m.bytes_copied as "bytesCopied", m.changes_left as "changesLeft", m.blocked_at as "blockedAt",
  m.block_until as "blockUntil", m.blocked_ms as "blockedMs", m.tries, m.failures, m.error,
  m.outcome, m.flipped_at as "flippedAt", m.keep_until as "keepUntil", m.takes_back as "takesBack"`;

export function toMoveRecord(row: MoveRow): MoveRecord {
  return {
    id: row.id,
    ownerKey: row.ownerKey,
    from: row.from,
    to: row.to,
    base: row.base,
    state: row.state,
    attempt: row.attempt,
    step: row.step,
    paused: row.paused,
    claimedBy: row.claimedBy,
    claimedUntil: row.claimedUntil?.getTime() ?? 0,
    retryAt: row.retryAt?.getTime() ?? 0,
    cursor: row.cursor,
    rowsEstimated: row.rowsEstimated,
    rowsCopied: row.rowsCopied,
    bytesCopied: row.bytesCopied,
    changesLeft: row.changesLeft,
    blockedAt: toMs(row.blockedAt),
    blockUntil: toMs(row.blockUntil),
    blockedMs: row.blockedMs,
    tries: row.tries,
    failures: row.failures,
    error: row.error,
    outcome: row.outcome,
    flippedAt: toMs(row.flippedAt),
    keepUntil: toMs(row.keepUntil),
    takesBack: row.takesBack,
  };
}

function toMs(at: Date | null): number | null {
  return at === null ? null : at.getTime();
}
