/**
 * The top of a scale: the next of 1, 2, 4, 6, 8, 10, 20, 40 … that is not below the value, and at
 * least `least`, a power of ten.
 */
export function niceMaximum(value: number, least = 1): number {
  if (value <= least) return least;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
