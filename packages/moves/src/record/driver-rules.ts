import { isOpen, type MoveRecord, type MoveState } from './move-record.ts';
import { steps } from './steps.ts';
import { refuse, type Verdict } from './verdict.ts';

/** What a driver counted since it last said so. */
export interface Progress {
  readonly cursor: unknown;
  readonly rows: number;
  readonly bytes: number;
}

export interface Claim {
  readonly by: string;
  /** How long the claim holds without a heartbeat, in ms. */
  readonly forMs: number;
  /** A process that began anew takes what was held under names that begin like this: it is gone. */
  readonly mayTakeFrom: string | null;
}

/** Whether there is something to do for a move now. */
export function isClaimable(move: MoveRecord, now: number): boolean {
  if (move.state === 'concluded') return move.keepUntil !== null && move.keepUntil <= now;
  if (move.paused && !isOpenAtAnyCost(move.state)) return false;
  return isOpen(move.state) || move.state === 'erasing';
}

/** A pause is for what can wait: not for a user whose writes wait, nor for one who has moved. */
function isOpenAtAnyCost(state: MoveState): boolean {
  return state === 'blocked' || state === 'flipped' || state === 'undoing';
}

export function decideClaim(move: MoveRecord, claim: Claim, now: number): Verdict {
  if (!isClaimable(move, now) || move.retryAt > now) return refuse(move, 'wrong-state');
  const isFree =
    move.claimedBy === null ||
    move.claimedUntil <= now ||
    (claim.mayTakeFrom !== null && move.claimedBy.startsWith(claim.mayTakeFrom));
  if (!isFree) return refuse(move, 'stale');
  return {
    ok: true,
    move: {
      ...move,
      attempt: move.attempt + 1,
      step: Math.max(move.step, steps.claimed.number),
      claimedBy: claim.by,
      claimedUntil: now + claim.forMs,
    },
  };
}

export function decideHeartbeat(
  move: MoveRecord,
  attempt: number,
  forMs: number,
  now: number,
): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  return { ok: true, move: { ...move, claimedUntil: now + forMs } };
}

/** Step 3: the source captures, the destination expects; the copy can begin. */
export function decideBegin(move: MoveRecord, attempt: number, rowsEstimated: number): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state === 'copying' || move.state === 'catching-up') return { ok: true, move };
  if (move.state !== 'requested') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: {
      ...move,
      state: 'copying',
      step: steps.arriving.number,
      rowsEstimated,
      failures: 0,
      error: null,
    },
  };
}

export function decideProgress(move: MoveRecord, attempt: number, progress: Progress): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state !== 'copying') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: {
      ...move,
      cursor: progress.cursor,
      rowsCopied: move.rowsCopied + progress.rows,
      bytesCopied: move.bytesCopied + progress.bytes,
      failures: 0,
      error: null,
    },
  };
}

/** Step 4, and the number of changes that are left while catching up. */
export function decideCatchUp(move: MoveRecord, attempt: number, changesLeft: number): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state !== 'copying' && move.state !== 'catching-up') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: {
      ...move,
      state: 'catching-up',
      step: Math.max(move.step, steps.copied.number),
      changesLeft,
      failures: 0,
    },
  };
}

/** Step 6. Asked before the source blocks, so that there is never a block nobody knows the end of. */
export function decideClose(
  move: MoveRecord,
  attempt: number,
  blockMs: number,
  now: number,
): Verdict {
  if (move.attempt !== attempt || move.paused) return refuse(move, 'stale');
  if (move.state === 'blocked') return { ok: true, move };
  if (move.state !== 'catching-up') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: {
      ...move,
      state: 'blocked',
      step: steps.closed.number,
      blockedAt: now,
      blockUntil: now + blockMs,
    },
    placement: 'moving',
  };
}

/**
 * Step 10: the one moment at which the home changes. A driver asks for it when the destination has said
 * that both are equal (9), once for each block, since a block that is given up raises the attempt. Competes with `decideGiveUp`: one of them wins. */
export function decideFlip(
  move: MoveRecord,
  attempt: number,
  keepMs: number,
  now: number,
): Verdict {
  if (move.state === 'flipped' && move.attempt === attempt) return { ok: true, move };
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state !== 'blocked') return refuse(move, 'wrong-state');
  if (move.blockUntil === null || now >= move.blockUntil) return refuse(move, 'too-late');
  return {
    ok: true,
    move: {
      ...move,
      state: 'flipped',
      step: steps.flipped.number,
      blockUntil: null,
      changesLeft: 0,
      failures: 0,
      error: null,
      flippedAt: now,
      keepUntil: now + keepMs,
    },
    placement: 'flip',
  };
}

/**
 * The source goes on serving. A driver gives up its own block at any time; anybody may give up one
 * whose deadline is over (`attempt` null). The attempt rises even when nothing was blocked, so that
 * nothing that this driver sent before can take effect later.
 */
export function decideGiveUp(
  move: MoveRecord,
  attempt: number | null,
  error: string | null,
  now: number,
): Verdict {
  if (attempt !== null && move.attempt !== attempt) return refuse(move, 'stale');
  const isBlocked = move.state === 'blocked';
  if (attempt === null && (!isBlocked || move.blockUntil === null || now < move.blockUntil)) {
    return refuse(move, 'wrong-state');
  }
  if (!isBlocked && move.state !== 'catching-up') return refuse(move, 'wrong-state');
  const open: MoveRecord = {
    ...move,
    state: 'catching-up',
    step: steps.copied.number,
    attempt: move.attempt + 1,
    blockedAt: null,
    blockUntil: null,
    tries: move.tries + (isBlocked ? 1 : 0),
    error: error ?? move.error,
  };
  // Whoever else gives a block up has ended the drive: the next driver need not wait for its claim.
  return { ok: true, move: attempt === null ? letGo(open) : open, placement: 'active' };
}

/** Step 12. `heldMs` is how long writes waited, from the close until the user was admitted. */
export function decideConclude(move: MoveRecord, attempt: number, heldMs: number | null): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state === 'concluded') return { ok: true, move };
  if (move.state !== 'flipped') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: letGo({ ...move, state: 'concluded', step: steps.left.number, blockedMs: heldMs }),
  };
}

/** From here on it cannot be taken back: competes with whoever wants that. */
export function decideErase(move: MoveRecord, attempt: number, now: number): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state === 'erasing') return { ok: true, move };
  if (move.state !== 'concluded' || (move.keepUntil ?? Infinity) > now) {
    return refuse(move, 'wrong-state');
  }
  return { ok: true, move: { ...move, state: 'erasing' } };
}

/** Step 13. */
export function decideErased(move: MoveRecord, attempt: number): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state !== 'erasing') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: letGo({ ...move, state: 'erased', step: steps.erased.number, cursor: null, error: null }),
  };
}

/** What was copied is gone and the source captures nothing any more. */
export function decideUndone(move: MoveRecord, attempt: number): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  if (move.state !== 'undoing') return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: letGo({ ...move, state: move.outcome ?? 'cancelled', cursor: null }),
    ...(move.takesBack === null ? {} : { restores: move.takesBack }),
  };
}

/** The driver stops for a while and says why. Beyond `mostFailures` it is undone for good. */
export function decideRest(
  move: MoveRecord,
  attempt: number,
  rest: {
    readonly error: string | null;
    readonly counts: boolean;
    readonly afterMs: number;
    readonly isHopeless: boolean;
  },
  now: number,
): Verdict {
  if (move.attempt !== attempt) return refuse(move, 'stale');
  const rested = letGo({
    ...move,
    error: rest.error ?? move.error,
    failures: move.failures + (rest.counts ? 1 : 0),
    retryAt: now + rest.afterMs,
  });
  const mayFail =
    move.state === 'requested' || move.state === 'copying' || move.state === 'catching-up';
  if (!rest.isHopeless || !mayFail) return { ok: true, move: rested };
  return {
    ok: true,
    move: { ...rested, state: 'undoing', outcome: 'failed', retryAt: now },
  };
}

function letGo(move: MoveRecord): MoveRecord {
  return { ...move, claimedBy: null, claimedUntil: 0 };
}
