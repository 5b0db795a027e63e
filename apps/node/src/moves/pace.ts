/** How long a move leaves the partitions alone between its steps. */
export interface Pace {
  /** Milliseconds to rest after a step. When somebody waits for the next one there are none: they are owed. */
  restAfter(tookMs: number, isHurried: boolean): number;
  /** Milliseconds of rest that were left out, to be made up for before another move begins. */
  owedMs(): number;
}

export interface PaceSettings {
  /** The shortest rest, in milliseconds. */
  readonly pauseMs: number;
  /** Rest as a multiple of what a step took: a busy machine is left alone for longer. */
  readonly restTimes: number;
}

const longestRestMs = 1_000;
const longestOwedMs = 10_000;

export function createPace({ pauseMs, restTimes }: PaceSettings): Pace {
  let owed = 0;
  return {
    restAfter(tookMs, isHurried) {
      const restMs = Math.min(longestRestMs, Math.max(pauseMs, restTimes * tookMs));
      if (!isHurried) return restMs;
      owed = Math.min(longestOwedMs, owed + restMs);
      return 0;
    },
    owedMs: () => owed,
  };
}
