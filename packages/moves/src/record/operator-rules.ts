import { isBeforeFlip, type MoveRecord, type NewMove } from './move-record.ts';
import { refuse, type Verdict } from './verdict.ts';

/**
 * What operators do to a move. Each raises the attempt: the driver that is under way has nothing to
 * say from then on, and the next one finds the operator's wish in the record.
 */
export function decidePause(move: MoveRecord): Verdict {
  const canWait =
    move.state === 'requested' || move.state === 'copying' || move.state === 'catching-up';
  if (!canWait || move.paused) return refuse(move, 'wrong-state');
  return { ok: true, move: interrupted({ ...move, paused: true }) };
}

export function decideResume(move: MoveRecord, now: number): Verdict {
  if (!move.paused || !isBeforeFlip(move.state)) return refuse(move, 'wrong-state');
  return { ok: true, move: interrupted({ ...move, paused: false, retryAt: now }) };
}

/** Competes with the flip: one of them wins. */
export function decideCancel(move: MoveRecord, now: number): Verdict {
  if (!isBeforeFlip(move.state)) return refuse(move, 'wrong-state');
  return {
    ok: true,
    move: interrupted({
      ...move,
      state: 'undoing',
      outcome: 'cancelled',
      paused: false,
      blockedAt: null,
      blockUntil: null,
      retryAt: now,
    }),
    placement: 'active',
  };
}

/** The old copy is not erased any more: it becomes the base of the way back. Competes with erasing. */
export function decideTakeBack(
  move: MoveRecord,
  id: string,
): { readonly verdict: Verdict; readonly back: NewMove | null } {
  if (move.state !== 'concluded') return { verdict: refuse(move, 'wrong-state'), back: null };
  return {
    verdict: { ok: true, move: interrupted({ ...move, state: 'taken-back' }) },
    back: {
      id,
      ownerKey: move.ownerKey,
      from: move.to,
      to: move.from,
      base: 'kept',
      takesBack: move.id,
    },
  };
}

/** The way back was undone: the old copy waits again for its end, at least for a while. */
export function decideRestore(move: MoveRecord, leastKeepMs: number, now: number): Verdict {
  if (move.state !== 'taken-back') return refuse(move, 'wrong-state');
  const keepUntil = Math.max(move.keepUntil ?? 0, now + leastKeepMs);
  return { ok: true, move: interrupted({ ...move, state: 'concluded', keepUntil }) };
}

export function decideKeep(move: MoveRecord, keepMs: number, now: number): Verdict {
  if (move.state !== 'concluded' && move.state !== 'flipped') return refuse(move, 'wrong-state');
  // Before it is concluded the driver is at work, and its claim must hold.
  return { ok: true, move: { ...move, keepUntil: now + keepMs } };
}

function interrupted(move: MoveRecord): MoveRecord {
  return { ...move, attempt: move.attempt + 1, claimedBy: null, claimedUntil: 0 };
}
