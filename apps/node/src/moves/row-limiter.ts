import { setTimeout as delay } from 'node:timers/promises';

export interface RowLimiter {
  /** Waits until so many more rows fit into the rate. */
  take(rows: number): Promise<void>;
}

/** Rows a second, evenly: whoever takes many makes the next one wait for as long as they are worth. */
export function createRowLimiter(rowsPerSecond: number): RowLimiter {
  let freeAt = 0;
  return {
    async take(rows) {
      const now = performance.now();
      const startsAt = Math.max(now, freeAt);
      freeAt = startsAt + (rows / rowsPerSecond) * 1_000;
      if (startsAt > now) await delay(startsAt - now);
    },
  };
}

/** One limiter for each partition, whichever moves it takes part in. */
export function createRowLimiters(rowsPerSecond: number): (partitionId: string) => RowLimiter {
  const limiters = new Map<string, RowLimiter>();
  return (partitionId) => {
    const limiter = limiters.get(partitionId) ?? createRowLimiter(rowsPerSecond);
    limiters.set(partitionId, limiter);
    return limiter;
  };
}
