/**
 * Counts that halve with time, one per half-life, all of one thing. Time is anything that does not run
 * backwards: milliseconds, or the number of events so far, so that a fast and a slow log look alike.
 *
 * count(t) = Σ 2^(−(t − tᵢ)/h), kept in constant time and space. Source: Cormode, Shkapenyuk,
 * Srivastava and Xu, "Forward decay", ICDE 2009 (exponential case).
 */
export interface DecayedCounts {
  readonly values: Float64Array;
  at: number;
}

export function createDecayedCounts(halfLives: readonly number[], at: number): DecayedCounts {
  return { values: new Float64Array(halfLives.length), at };
}

export function addDecayed(
  counts: DecayedCounts,
  halfLives: readonly number[],
  at: number,
  amount = 1,
): void {
  const { values } = counts;
  const passed = Math.max(0, at - counts.at);
  for (let index = 0; index < values.length; index += 1) {
    values[index] = (values[index] ?? 0) * 2 ** (-passed / (halfLives[index] ?? 1)) + amount;
  }
  counts.at = Math.max(at, counts.at);
}

export function readDecayed(
  counts: DecayedCounts,
  halfLives: readonly number[],
  index: number,
  at: number,
): number {
  const value = counts.values[index] ?? 0;
  return value === 0 ? 0 : value * 2 ** (-Math.max(0, at - counts.at) / (halfLives[index] ?? 1));
}
