const firstMs = 250;
const longestMs = 60_000;

/** Doubles from a quarter of a second to a minute with each failure in a row. */
export function decideBackOffMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(20, Math.max(0, failures - 1)));
}
