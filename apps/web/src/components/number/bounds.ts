import { formatCount } from '#lib/format/number.ts';

/** What a number may be; open on a side without an end. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** Fractions are fine; otherwise only whole numbers are. */
  readonly fractions?: boolean;
}

/** Whether a number can be taken. Nothing and what is no number cannot. */
export function isWithin(value: number | null | undefined, bounds: Bounds): value is number {
  const { min = -Infinity, max = Infinity, fractions = false } = bounds;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= min && value <= max && (fractions || Number.isInteger(value));
}

/** The range in words: `From 1 to 1,000.` */
export function describeBounds(
  { min, max, fractions = false }: Bounds,
  show: (value: number) => string = showNumber,
): string {
  if (min !== undefined && max !== undefined) return `From ${show(min)} to ${show(max)}.`;
  if (min !== undefined) return `At least ${show(min)}.`;
  if (max !== undefined) return `At most ${show(max)}.`;
  return fractions ? 'A number.' : 'A whole number.';
}

/** What is wrong with a number; null when nothing is. */
export function boundsProblem(value: number | null, bounds: Bounds): string | null {
  if (isWithin(value, bounds)) return null;
  const isFraction = isWithin(value, { ...bounds, fractions: true });
  const range = describeBounds(bounds);
  return isFraction && range !== 'A whole number.' ? `A whole number. ${range}` : range;
}

function showNumber(value: number): string {
  const text = Number.isInteger(value) ? formatCount(value) : String(value);
  return text.replace('-', '−');
}
