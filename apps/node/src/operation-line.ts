/** What a process works on: some operations at a time, and fewer while somebody cannot write. */
export interface OperationLine {
  /** Runs `work` when it is its turn. Rejects when `work` does. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** For background work: waits until nobody goes first. */
  whenClear(): Promise<void>;
  /**
   * Nothing begins until what it returns is called, or for `longestMs`: what a user waits for who cannot
   * write meets a process, and a database, that is about to be idle.
   */
  goFirst(): () => void;
}

export interface OperationLineOptions {
  readonly atOnce: number;
  readonly longestMs: number;
}

/**
 * Of many operations that a busy process does at once each takes as long as all of them, holds its
 * locks for as long, and so does whatever waits for one. In a line as many are done in the same time,
 * and one that has begun soon ends.
 */
export function createOperationLine({ atOnce, longestMs }: OperationLineOptions): OperationLine {
  const waiting: (() => void)[] = [];
  const first = new Set<object>();
  let clear = Promise.withResolvers<void>();
  let next = 0;
  let inside = 0;

  function admit(): void {
    while (inside < atOnce && first.size === 0) {
      const begin = waiting[next];
      if (begin === undefined) break;
      next += 1;
      inside += 1;
      begin();
    }
    if (next === waiting.length) waiting.length = next = 0;
  }

  return {
    async pass(work) {
      const turn = new Promise<void>((resolve) => waiting.push(resolve));
      admit();
      await turn;
      try {
        return await work();
      } finally {
        inside -= 1;
        admit();
      }
    },
    whenClear: () => (first.size === 0 ? Promise.resolve() : clear.promise),
    goFirst() {
      const mine = {};
      const end = (): void => {
        clearTimeout(timer);
        if (!first.delete(mine) || first.size > 0) return;
        clear.resolve();
        clear = Promise.withResolvers();
        admit();
      };
      const timer = setTimeout(end, longestMs);
      first.add(mine);
      return end;
    },
  };
}
