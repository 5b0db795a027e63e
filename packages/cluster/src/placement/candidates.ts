import type { PlacementCandidate } from './policy.ts';

/** The order in which a query happened to return partitions must not matter. */
export function inOrder(candidates: readonly PlacementCandidate[]): readonly PlacementCandidate[] {
  return [...candidates].sort((one, other) => compareText(one.partitionId, other.partitionId));
}

export function pick(candidates: readonly PlacementCandidate[], place: number): PlacementCandidate {
  const candidate = candidates[place];
  if (candidate === undefined) throw new RangeError('There is no partition to choose from.');
  return candidate;
}

/** The candidate with the highest score; of equals the first by id. */
export function pickHighest(
  candidates: readonly PlacementCandidate[],
  scoreOf: (candidate: PlacementCandidate) => number,
): PlacementCandidate {
  const [first, ...others] = inOrder(candidates);
  if (first === undefined) throw new RangeError('There is no partition to choose from.');
  return others.reduce((best, each) => (scoreOf(each) > scoreOf(best) ? each : best), first);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
