import { decay } from './smoothing.ts';

/** What a group takes just now: accepts by type, of which half is forgotten in each half-life. */
export interface TakeRates {
  readonly counts: Map<string, { count: number; at: number }>;
}

/** Long enough to count, short enough to follow a group that begins to work fast within minutes. */
const halfLifeMs = 60_000;
/** The sum of weights of a constant stream: accepts in a millisecond are count ÷ this. */
const memoryMs = halfLifeMs / Math.LN2;
const mostTypes = 10_000;

export function createTakeRates(): TakeRates {
  return { counts: new Map() };
}

export function noteTake({ counts }: TakeRates, typeId: string, at: number): void {
  const known = counts.get(typeId);
  const count = known === undefined ? 0 : decay(known.count, at - known.at, halfLifeMs);
  counts.delete(typeId);
  counts.set(typeId, { count: count + 1, at });
  if (counts.size <= mostTypes) return;
  // The one that was not taken for longest.
  for (const oldest of counts.keys()) {
    counts.delete(oldest);
    return;
  }
}

/**
 * Accepts in an hour, by type: the exponentially weighted rate of a point process (Hunter, "The
 * exponentially weighted moving average", Journal of Quality Technology 18(4), 1986, in continuous time).
 */
export function ratesPerHour({ counts }: TakeRates, at: number): Map<string, number> {
  const rates = new Map<string, number>();
  for (const [typeId, { count, at: last }] of counts) {
    const left = decay(count, at - last, halfLifeMs);
    if (left > 0.01) rates.set(typeId, (left * 3_600_000) / memoryMs);
  }
  return rates;
}
