import { setTimeout as delay } from 'node:timers/promises';
import type { Directory, Statement } from '@exchange/partitions';
import type { AfterStep } from './drive-move.ts';
import { stepLockClass } from './step-locks.ts';

const passStatement: Statement = {
  name: 'moves-pass-step',
  text: `select pg_advisory_xact_lock_shared($1::int, $2::int)`,
};
const longestMs = 120_000;
const betweenMs = 20;

/**
 * With `moves.holdSteps` a driver passes a lock of the directory after each step. Whoever holds the lock
 * of a step stops every driver exactly there, and sees in `pg_locks` that one has come.
 */
export function createStepHolder(directory: Directory): AfterStep {
  return async (step) => {
    const endsAt = performance.now() + longestMs;
    while (performance.now() < endsAt) {
      try {
        await directory.query(passStatement, [stepLockClass, step]);
        return;
      } catch {
        // It waited for longer than a statement may, or the server went away, and the lock with it.
        await delay(betweenMs);
      }
    }
  };
}
