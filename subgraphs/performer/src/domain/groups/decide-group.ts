import type { Group } from '@exchange/cluster';

export interface GroupFacts {
  /** Categories that the performer asks for. */
  readonly wanted: readonly string[];
  /** What they accepted lately, by category. */
  readonly accepted: ReadonlyMap<string, number>;
}

/**
 * Where a performer belongs: to the group with most of the categories that they ask for; when they ask for
 * none that any group has, to the one that has most of what they did lately. Who fits none belongs to the
 * group without categories, or else to the first.
 */
export function decideGroup(groups: readonly Group[], facts: GroupFacts): string {
  const wanted = new Map(facts.wanted.map((category) => [toKey(category), 1]));
  const accepted = new Map<string, number>();
  for (const [category, count] of facts.accepted) {
    accepted.set(toKey(category), (accepted.get(toKey(category)) ?? 0) + count);
  }
  const rest = groups.find(({ categories }) => categories.length === 0) ?? groups[0];
  return (findBest(groups, wanted) ?? findBest(groups, accepted) ?? rest)?.id ?? '';
}

/** The first of those that have most; null when none has any. */
function findBest(groups: readonly Group[], weights: ReadonlyMap<string, number>): Group | null {
  let best: Group | null = null;
  let most = 0;
  for (const group of groups) {
    const keys = new Set(group.categories.map(toKey));
    const sum = [...keys].reduce((total, key) => total + (weights.get(key) ?? 0), 0);
    if (sum <= most) continue;
    best = group;
    most = sum;
  }
  return best;
}

function toKey(category: string): string {
  return category.trim().toLowerCase();
}
