import type { Lane, Statement, Tx } from '@exchange/partitions';
import { sqlStateOf } from '@exchange/partitions';
import { MoveRefusedError } from '../move-refused.ts';
import type { AwayState, MoveRef } from '../types.ts';
import { enter, raise, requireState } from './enter.ts';

/** SQLSTATE of the function `demand`. */
const demanded = 'XDEMD';

const demandState: Statement = {
  name: 'transfer-demand-state',
  text: `
    select demand(exists (
      select 1 from move_fences f join away_owners a on a.move_id = f.move_id
       where f.move_id = $1 and f.attempt = $3 and f.ended_at is null
         and a.owner_key = $2 and a.state = any($4::text[])), 'a state in which this is done')`,
};

/**
 * A step that is sent as a whole before anything is answered: `fn` gives all its statements before it
 * waits. Unless the move stands where the step can be done, nothing of it is.
 *
 * @throws MoveRefusedError
 */
export async function transactIn<T>(
  lane: Lane,
  move: MoveRef,
  states: readonly AwayState[],
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await lane.transact(
      (tx) => {
        raise(tx, move);
        tx.send(demandState, [move.moveId, move.ownerKey, move.attempt, states]);
        return fn(tx);
      },
      { atOnce: true },
    );
  } catch (error) {
    if (sqlStateOf(error) !== demanded) throw error;
    await lane.transact(async (tx) => requireState(await enter(tx, move), move, states));
    throw new MoveRefusedError('stale', 'The move has gone on meanwhile.');
  }
}
