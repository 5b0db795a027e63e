import { clusterDirections, findMiddles } from './cluster-directions.ts';
import { describeDirections, likeness, type Directions } from './describe-directions.ts';
import {
  defaultHotSpotSettings,
  type Gatherable,
  type Gathering,
  type HotSpot,
  type HotSpotPlan,
  type HotSpotSettings,
} from './group-types.ts';

const mostTraits = 5;

/**
 * Who should be together (M3): groups of the same affinity, qualifications and ability, one for each
 * partition, so that a supply of such work is kept there, and somebody else who can do it is near when
 * one declines or fails. Groups go to the partitions where most of them are already; somebody of whom
 * too little is known, or who would hardly be better off, stays where they are.
 */
export function planHotSpots(
  people: readonly Gatherable[],
  partitionIds: readonly string[],
  settings: HotSpotSettings = defaultHotSpotSettings,
): HotSpotPlan {
  const partitions = [...new Set(partitionIds)];
  const directions = describeDirections(people, settings);
  const weights = people.map(({ weight }) => Math.max(weight, 1e-9));
  const space = { directions: directions.of, weights, features: directions.features.length };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const now = people.map(({ partitionId }) => partitions.indexOf(partitionId));
  const empty = partitions.map(() => new Float64Array(space.features));
  const before = meanLikeness(space, now, findMiddles(space, now, empty));
  if (partitions.length < 2 || people.length === 0) {
    return {
      spots: describe(people, directions, space, partitions, now),
      moves: [],
      before,
      after: before,
    };
  }
  const { clusterOf } = clusterDirections({
    ...space,
    clusters: partitions.length,
    capacity: (total * settings.largestShare) / partitions.length,
    rounds: settings.rounds,
  });
  const homeOf = placeClusters(clusterOf, now, weights, partitions.length);
  const wanted = Array.from(clusterOf, (cluster) => homeOf[cluster] ?? cluster);
  const middles = findMiddles(space, wanted, empty);
  const settled = people.map((person, place) => {
    const target = wanted[place] ?? 0;
    const at = now[place] ?? -1;
    const direction = directions.of[place];
    if (at === -1 || at === target || direction === undefined) return at === -1 ? target : at;
    const accepts = [...person.acceptsByCategory.values()].reduce((sum, count) => sum + count, 0);
    if (accepts < settings.leastAccepts) return at;
    const gain =
      likeness(direction, middles[target] ?? new Float64Array(0)) -
      likeness(direction, middles[at] ?? new Float64Array(0));
    return gain >= settings.smallestGain ? target : at;
  });
  const moves = people.flatMap(({ key, partitionId }, place): Gathering[] => {
    const to = partitions[settled[place] ?? 0];
    return to === undefined || to === partitionId ? [] : [{ key, from: partitionId, to }];
  });
  const after = meanLikeness(space, settled, findMiddles(space, settled, empty));
  return { spots: describe(people, directions, space, partitions, settled), moves, before, after };
}

/** Each cluster to the partition that holds most of it, the largest agreement first. */
function placeClusters(
  clusterOf: ArrayLike<number>,
  now: readonly number[],
  weights: readonly number[],
  count: number,
): number[] {
  const shared = Array.from({ length: count }, () => new Float64Array(count));
  now.forEach((partition, place) => {
    const row = shared[clusterOf[place] ?? 0];
    if (row !== undefined && partition >= 0) {
      row[partition] = (row[partition] ?? 0) + (weights[place] ?? 0);
    }
  });
  const pairs = shared.flatMap((row, cluster) =>
    Array.from(row, (weight, partition) => ({ weight, cluster, partition })),
  );
  pairs.sort(
    (one, other) =>
      other.weight - one.weight || one.cluster - other.cluster || one.partition - other.partition,
  );
  const homes = new Array<number>(count).fill(-1);
  const used = new Set<number>();
  for (const { cluster, partition } of pairs) {
    if (homes[cluster] !== -1 || used.has(partition)) continue;
    homes[cluster] = partition;
    used.add(partition);
  }
  return homes;
}

interface Space {
  readonly directions: Directions['of'];
  readonly weights: readonly number[];
  readonly features: number;
}

function meanLikeness(
  { directions, weights }: Space,
  clusterOf: readonly number[],
  middles: readonly Float64Array[],
): number {
  let sum = 0;
  let total = 0;
  directions.forEach((direction, place) => {
    const middle = middles[clusterOf[place] ?? -1];
    if (middle === undefined) return;
    sum += (weights[place] ?? 0) * likeness(direction, middle);
    total += weights[place] ?? 0;
  });
  return total === 0 ? 0 : sum / total;
}

function describe(
  people: readonly Gatherable[],
  { features }: Directions,
  space: Space,
  partitions: readonly string[],
  settled: readonly number[],
): HotSpot[] {
  const empty = partitions.map(() => new Float64Array(space.features));
  const middles = findMiddles(space, settled, empty);
  return partitions.map((partitionId, partition) => {
    const members = people.filter((_, place) => settled[place] === partition);
    const own = settled.map((at) => (at === partition ? partition : -1));
    const traits = Array.from(middles[partition] ?? [], (strength, index) => {
      const { kind = 'category', name = '' } = features[index] ?? {};
      return { kind, name, strength };
    })
      .filter(({ strength }) => strength > 0)
      .sort((one, other) => other.strength - one.strength);
    return {
      partitionId,
      members: members.map(({ key }) => key),
      weight: members.reduce((sum, { weight }) => sum + weight, 0),
      cohesion: meanLikeness(space, own, middles),
      traits: traits.slice(0, mostTraits),
    };
  });
}
