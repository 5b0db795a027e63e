/** A line through values, given as shares of the scale, in a box of 100 by 100. */
export function linePath(shares: readonly number[]): string {
  const last = Math.max(1, shares.length - 1);
  const places = shares.map((share, index) => [(index / last) * 100, 100 - share * 100] as const);
  // A single value is as true as a line: it holds from one side to the other.
  const [only] = places;
  const drawn = places.length === 1 && only ? [only, [100, only[1]] as const] : places;
  return drawn.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** The same line, closed along the bottom. */
export function areaPath(shares: readonly number[]): string {
  return shares.length === 0 ? '' : `${linePath(shares)}L100 100L0 100Z`;
}

/** Which points carry a label: the ends and, between them, at most two more. */
export function tickIndexes(count: number): number[] {
  const wanted = Math.min(count, 4);
  const step = (count - 1) / Math.max(1, wanted - 1);
  return Array.from({ length: wanted }, (_, index) => Math.round(index * step));
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
