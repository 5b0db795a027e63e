/**
 * The number in a number box; null when there is none. The box gives text while it is being typed
 * into: `0.` on the way to `0.5`, and `3.40`, whose zero would vanish from a number.
 */
export function readNumber(typed: number | string): number | null {
  if (typeof typed === 'string' && typed.trim() === '') return null;
  const value = Number(typed);
  return Number.isFinite(value) ? value : null;
}
