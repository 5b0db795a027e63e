import type { MoveRecord, NewMove } from './move-record.ts';
import { isOpen, newMove } from './move-record.ts';
import { decideKeep, decideTakeBack } from './operator-rules.ts';

export interface StartWish {
  readonly id: string;
  readonly ownerKey: string;
  readonly to: string;
}

export type StartDecision =
  | {
      readonly ok: true;
      readonly move: MoveRecord;
      /** Former moves of the user as they are to be written. */
      readonly changed: readonly MoveRecord[];
    }
  | { readonly ok: false; readonly reason: 'no-home' | 'already-there' }
  | { readonly ok: false; readonly reason: 'in-the-way'; readonly move: MoveRecord };

/**
 * Whether a user can begin to move, given where they live and what moves of them there are. A move to
 * where an old copy is kept takes that one back; any other old copy is given up for it, since only one
 * move at a time records a user's writes.
 */
export function decideStart(
  wish: StartWish,
  livesOn: string | null,
  known: readonly MoveRecord[],
  now: number,
): StartDecision {
  if (livesOn === null) return { ok: false, reason: 'no-home' };
  const inTheWay = known.find((move) => isOpen(move.state));
  if (inTheWay !== undefined) return { ok: false, reason: 'in-the-way', move: inTheWay };
  if (livesOn === wish.to) return { ok: false, reason: 'already-there' };
  const kept = known.find((move) => move.state === 'concluded');
  if (kept?.from === wish.to) {
    const { verdict, back } = decideTakeBack(kept, wish.id);
    if (verdict.ok && back !== null) {
      return { ok: true, move: newMove(back), changed: [verdict.move] };
    }
  }
  const ended = kept === undefined ? null : decideKeep(kept, 0, now);
  const fresh: NewMove = {
    id: wish.id,
    ownerKey: wish.ownerKey,
    from: livesOn,
    to: wish.to,
    base: 'none',
    takesBack: null,
  };
  return { ok: true, move: newMove(fresh), changed: ended?.ok === true ? [ended.move] : [] };
}
