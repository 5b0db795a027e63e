import type { Clock } from '@exchange/kernel';

export interface TimedCache<Value> {
  get(): Promise<Value>;
}

/** A value that is read again when it is older than `keepMs`; many who ask at once cause one read. */
export function createTimedCache<Value>(
  clock: Clock,
  keepMs: number,
  read: () => Promise<Value>,
): TimedCache<Value> {
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Value> | null = null;
  return {
    get() {
      const now = clock.now().getTime();
      if (reading !== null && now - readAt < keepMs) return reading;
      readAt = now;
      const started = read();
      reading = started;
      started.catch(() => {
        if (reading === started) reading = null;
      });
      return started;
    },
  };
}
