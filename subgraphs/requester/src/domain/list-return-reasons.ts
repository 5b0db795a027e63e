import { returnReasons } from '@exchange/kernel';

/** Counts by reason, as they are stored, for those who read them: the most frequent first. */
export function listReturnReasons(stored: unknown): { reason: string; count: number }[] {
  const counts = new Map(Object.entries(stored ?? {}));
  return returnReasons
    .map((reason) => ({ reason: reason.toUpperCase(), count: Number(counts.get(reason) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
