import { partsOfWeek } from './rhythm.ts';
import type { State } from './state.ts';

/**
 * What an arrangement of users is worth: Σ weight × part. Each part is without a unit and about 0 to 1,
 * so weights compare.
 *
 * - load: minus the squared coefficient of variation of the partitions' loads, within each role and
 *   service class, weighted by what the class carries.
 * - affinity: the share of accepts that local repositories can serve (see `expectedLocalAccepts`).
 * - closeness: the mean closeness of accepts: 1 when requester and performer are served by one node,
 *   `sameRegion` within a region, 0 beyond.
 * - hours: minus the squared coefficient of variation of each partition's load over the week, in the
 *   same measure as load: users whose hours complement each other even it out.
 * - cost: minus the share of users, rows and bytes that is away from where it was.
 */
export interface FitnessParts {
  readonly load: number;
  readonly affinity: number;
  readonly closeness: number;
  readonly hours: number;
  readonly cost: number;
}

export function measureFitness(state: State): FitnessParts {
  return {
    load: -measureImbalance(state),
    affinity: localShare(state),
    closeness: state.totalTies > 0 ? state.sums.close / state.totalTies : 0,
    hours: -measureUnevenness(state),
    cost: -state.sums.cost,
  };
}

export function weigh(state: State, parts: FitnessParts): number {
  const { weights } = state.settings;
  return (
    weights.load * parts.load +
    weights.affinity * parts.affinity +
    weights.closeness * parts.closeness +
    weights.hours * parts.hours +
    weights.cost * parts.cost
  );
}

/** Largest load of a pool's partitions over their mean; 1 when all are equal, or nothing is known. */
export function spreadOf(state: State, pool: number): number {
  const { members = [] } = state.pools[pool] ?? {};
  const loads = members.map((place) => state.load[place] ?? 0);
  const total = loads.reduce((whole, each) => whole + each, 0);
  return total > 0 ? (Math.max(...loads) * loads.length) / total : 1;
}

export function localShare(state: State): number {
  if (state.totalAccepts <= 0) return 0;
  let local = 0;
  for (const served of state.served) local += served;
  return local / state.totalAccepts;
}

function measureImbalance(state: State): number {
  if (state.totalLoad <= 0) return 0;
  let imbalance = 0;
  for (const { members, total } of state.pools) {
    if (total <= 0) continue;
    const mean = total / members.length;
    let squares = 0;
    for (const place of members) squares += ((state.load[place] ?? 0) / mean - 1) ** 2;
    imbalance += (squares / members.length) * (total / state.totalLoad);
  }
  return imbalance;
}

function measureUnevenness(state: State): number {
  if (state.totalLoad <= 0) return 0;
  let unevenness = 0;
  for (const { members, total } of state.pools) {
    if (total <= 0) continue;
    const mean = total / members.length / partsOfWeek;
    let squares = 0;
    for (const place of members) squares += varianceOf(state, place) / mean ** 2;
    unevenness += (squares / members.length) * (total / state.totalLoad);
  }
  return unevenness;
}

/** Of the load over the parts of the week. */
function varianceOf(state: State, partition: number): number {
  const begin = partition * partsOfWeek;
  let sum = 0;
  let squares = 0;
  for (let part = 0; part < partsOfWeek; part += 1) {
    const value = state.rhythm[begin + part] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / partsOfWeek;
  return Math.max(0, squares / partsOfWeek - mean * mean);
}
