import { likeness } from './describe-directions.ts';
import type { Direction } from './group-types.ts';

export interface ClusterInput {
  readonly directions: readonly Direction[];
  readonly weights: readonly number[];
  readonly features: number;
  readonly clusters: number;
  /** Most weight of one cluster. */
  readonly capacity: number;
  readonly rounds: number;
}

/**
 * Divides people into groups of like direction, none heavier than the capacity: spherical k-means (Dhillon
 * and Modha, Machine Learning 42, 2001) with bounded clusters (Bradley, Bennett and Demiriz,
 * "Constrained k-means clustering", Microsoft Research, 2000), begun from directions that are farthest
 * apart (Gonzalez, Theoretical Computer Science 38, 1985). Instead of by the flow problem of the paper, each
 * round is assigned greedily by regret: who would lose most by not getting their first choice chooses
 * first. The same input gives the same groups. Returns each person's cluster, and the middles.
 */
export function clusterDirections(input: ClusterInput): {
  readonly clusterOf: Int32Array;
  readonly middles: readonly Float64Array[];
} {
  let middles = chooseSeeds(input);
  let clusterOf = assign(input, middles);
  for (let round = 1; round < input.rounds; round += 1) {
    middles = findMiddles(input, clusterOf, middles);
    const next = assign(input, middles);
    const isSame = next.every((cluster, place) => cluster === clusterOf[place]);
    clusterOf = next;
    if (isSame) break;
  }
  return { clusterOf, middles };
}

/** The middle of everything first; then always whoever, with their weight, is least like any so far. */
function chooseSeeds({ directions, weights, features, clusters }: ClusterInput): Float64Array[] {
  const seeds: Float64Array[] = [];
  const nearest = new Float64Array(directions.length).fill(-1);
  const all = new Float64Array(features);
  directions.forEach((direction, place) => add(all, direction, weights[place] ?? 0));
  let seed = normalise(all);
  // The middle itself is no group: it only says who stands out.
  for (let number = 0; number <= clusters; number += 1) {
    let farthest = 0;
    let distance = -1;
    for (const [place, direction] of directions.entries()) {
      nearest[place] = Math.max(nearest[place] ?? -1, likeness(direction, seed));
      const away = (1 - (nearest[place] ?? 0)) * Math.sqrt(weights[place] ?? 0);
      if (direction.features.length > 0 && away > distance) [farthest, distance] = [place, away];
    }
    if (number > 0) seeds.push(seed);
    seed = new Float64Array(features);
    const direction = directions[farthest];
    if (direction !== undefined) add(seed, direction, 1);
    if (number === 0) nearest.fill(-1);
  }
  return seeds;
}

function assign(input: ClusterInput, middles: readonly Float64Array[]): Int32Array {
  const { directions, weights, capacity, clusters } = input;
  const scores = directions.map((direction) =>
    middles.map((middle) => likeness(direction, middle)),
  );
  const regret = scores.map((row) => {
    const [first = 0, second = 0] = row.toSorted((one, other) => other - one);
    return first - second;
  });
  const order = directions
    .map((_, place) => place)
    .sort((one, other) => (regret[other] ?? 0) - (regret[one] ?? 0) || one - other);
  const clusterOf = new Int32Array(directions.length);
  const filled = new Float64Array(clusters);
  for (const place of order) {
    const weight = weights[place] ?? 0;
    let best = -1;
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      if ((filled[cluster] ?? 0) + weight > capacity) continue;
      if (best === -1 || (scores[place]?.[cluster] ?? 0) > (scores[place]?.[best] ?? 0)) {
        best = cluster;
      }
    }
    // Somebody heavier than all room that is left goes where there is most.
    if (best === -1) best = filled.indexOf(Math.min(...filled));
    clusterOf[place] = best;
    filled[best] = (filled[best] ?? 0) + weight;
  }
  return clusterOf;
}

/** A cluster without anybody keeps its middle. */
export function findMiddles(
  { directions, weights, features }: Pick<ClusterInput, 'directions' | 'weights' | 'features'>,
  clusterOf: ArrayLike<number>,
  before: readonly Float64Array[],
): Float64Array[] {
  const sums = before.map(() => new Float64Array(features));
  directions.forEach((direction, place) => {
    const sum = sums[clusterOf[place] ?? 0];
    if (sum !== undefined) add(sum, direction, weights[place] ?? 0);
  });
  return sums.map((sum, cluster) =>
    sum.every((value) => value === 0) ? (before[cluster] ?? sum) : normalise(sum),
  );
}

function add(sum: Float64Array, { features, values }: Direction, weight: number): void {
  for (let index = 0; index < features.length; index += 1) {
    const place = features[index] ?? 0;
    sum[place] = (sum[place] ?? 0) + weight * (values[index] ?? 0);
  }
}

function normalise(vector: Float64Array): Float64Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return length === 0 ? vector : vector.map((value) => value / length);
}
