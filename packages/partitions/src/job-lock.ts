import type { HeldLock } from './session.ts';

interface Lockable {
  tryLock(name: string): Promise<HeldLock | null>;
}

/**
 * Runs `fn` only if no other process runs the job `jobName` of this partition at the moment;
 * otherwise returns undefined at once. If the database connection dies meanwhile, the lock is gone
 * and another process may start the same job: `signal` aborts then, and jobs must stay correct (if
 * wasteful) when two of them overlap.
 */
export async function withJobLock<T>(
  partition: Lockable,
  jobName: string,
  fn: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const lock = await partition.tryLock(`job:${jobName}`);
  if (lock === null) return undefined;
  try {
    return await fn(lock.signal);
  } finally {
    await lock.release();
  }
}
