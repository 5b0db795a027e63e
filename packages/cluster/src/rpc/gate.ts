import { ExchangeError } from '@exchange/kernel';

export interface Gate {
  /** Runs `work` when there is room. Throws OVERLOADED at once when the queue is full too. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Bounds what one node is asked at a time, so that a slow one cannot fill this process. */
export function createGate(atOnce: number, mostWaiting: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  return {
    async run(work) {
      if (running >= atOnce) {
        if (waiting.length >= mostWaiting) {
          throw new ExchangeError(
            'OVERLOADED',
            'Too many requests wait for one part of the exchange. Try again shortly.',
          );
        }
        // Whoever leaves hands its place over, so `running` does not change.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else {
        running += 1;
      }
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
