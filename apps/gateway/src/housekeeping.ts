import type { Log } from '@exchange/cluster';
import type { Clock } from '@exchange/kernel';
import type { Queryable } from '@exchange/partitions';
import { purgeEndedSessions } from './store/purge-ended-sessions.ts';
import { pruneWindows } from './store/take-from-window.ts';

const everyMs = 10 * 60 * 1000;

/** Deletes what has no use any more. Every gateway does it; doing it twice does nothing. */
export function startHousekeeping(database: Queryable, clock: Clock, log: Log): () => void {
  async function tidy(): Promise<void> {
    const now = clock.pinned();
    await pruneWindows(database, now);
    await purgeEndedSessions(database, now);
  }
  const timer = setInterval(() => {
    tidy().catch((err: unknown) => {
      log.warn({ err }, 'old sessions and counters were not deleted');
    });
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
