import type { Directory, Statement } from '@exchange/partitions';
import type { AfterStep } from './drive-move.ts';
import { stepLockClass } from './step-locks.ts';

const passStatement: Statement = {
  name: 'moves-pass-step',
  text: `select pg_advisory_xact_lock_shared($1::int, $2::int)`,
};

/**
 * With `moves.holdSteps` a driver passes a lock of the directory after each step. Whoever holds the lock
 * of a step stops every driver exactly there, and sees in `pg_locks` that one has come.
 */
export function createStepHolder(directory: Directory): AfterStep {
  return async (step) => {
    await directory.query(passStatement, [stepLockClass, step]).catch(() => {
      // It waited for longer than a statement may, or the server went away: the test is over.
    });
  };
}
