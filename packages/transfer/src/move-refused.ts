import { ExchangeError } from '@exchange/kernel';

/**
 *   stale       a later attempt of the move has been here: the caller has lost its claim
 *   ended       the move is over here
 *   other-move  the owner moves, or moved, by another move
 *   state       the step does not follow from where the move stands here
 *   differs     what was written is not what was read
 */
export type MoveRefusal = 'stale' | 'ended' | 'other-move' | 'state' | 'differs';

/** A step of a move that a partition does not take. `details.reason` says why, also across a call. */
export class MoveRefusedError extends ExchangeError {
  readonly reason: MoveRefusal;

  constructor(reason: MoveRefusal, message: string) {
    super('CONFLICT', message, { details: { reason } });
    this.name = 'MoveRefusedError';
    this.reason = reason;
  }
}
