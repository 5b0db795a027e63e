import type { MoveRecord } from '../record/move-record.ts';

/** What a partition does about a user of its own whose move does not go on. */
export type WatchAction =
  /** It goes on, or its end has not come. */
  | { readonly do: 'wait' }
  /** The block is over its time: the directory decides, and is asked again for the outcome. */
  | { readonly do: 'give-up' }
  | { readonly do: 'unblock'; readonly attempt: number }
  | { readonly do: 'end-departure'; readonly attempt: number }
  | { readonly do: 'leave'; readonly attempt: number };

/**
 * The source looks after its users itself: the driver is on another node, which may be gone. It never
 * unblocks without the directory's word.
 */
export function decideWatch(
  away: { readonly state: 'leaving' | 'blocked' | 'arriving' | 'left'; readonly attempt: number },
  move: MoveRecord | null,
  now: number,
): WatchAction {
  if (move === null) return { do: 'wait' };
  const { attempt } = move;
  const isOver = move.state === 'undoing' || move.state === 'cancelled' || move.state === 'failed';
  if (isOver && (away.state === 'leaving' || away.state === 'blocked')) {
    return { do: 'end-departure', attempt };
  }
  if (away.state !== 'blocked') return { do: 'wait' };
  switch (move.state) {
    case 'blocked':
      return move.blockUntil !== null && now >= move.blockUntil
        ? { do: 'give-up' }
        : { do: 'wait' };
    case 'requested':
    case 'copying':
    case 'catching-up':
      return { do: 'unblock', attempt };
    case 'flipped':
    case 'concluded':
    case 'erasing':
      return { do: 'leave', attempt };
    default:
      return { do: 'wait' };
  }
}
