/** The top of a scale: the next of 2, 4, 6, 8, 10, 20, 40 … that is not below the value. */
export function niceMaximum(value: number): number {
  if (value <= 100) return 100;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
