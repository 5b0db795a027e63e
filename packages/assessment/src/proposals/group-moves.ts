import { measureFitness, weigh } from '../fitness.ts';
import { goToOrigins, joinGroups, withGroup, type Group } from '../group.ts';
import { moveSubject, type State } from '../state.ts';

/**
 * Divides what the search found into groups that an operator can decide one by one: everything between
 * the same two partitions belongs together. A group that is worth nothing by itself joins the best one
 * of its role and class if it is worth something there, and is left out otherwise. `found` is where the
 * search put everybody; the state is left as things are.
 */
export function groupMoves(state: State, found: Int32Array): Group[] {
  goToOrigins(state);
  const { smallestGain } = state.settings;
  const now = weigh(state, measureFitness(state));
  const gainOf = (group: Group): number =>
    withGroup(state, group, () => weigh(state, measureFitness(state))) - now;
  const kept: { group: Group; gain: number; pool: number }[] = [];
  const weak: { group: Group; pool: number }[] = [];
  for (const group of groupByPair(state, found)) {
    const gain = gainOf(group);
    const pool = state.subjects[group.places[0] ?? 0]?.pool ?? 0;
    if (gain >= smallestGain) kept.push({ group, gain, pool });
    else weak.push({ group, pool });
  }
  kept.sort((one, other) => other.gain - one.gain);
  for (const { group, pool } of weak) {
    const partner = kept.find((each) => each.pool === pool);
    if (partner === undefined) continue;
    const joined = joinGroups([partner.group, group]);
    const gain = gainOf(joined);
    if (gain < partner.gain + smallestGain) continue;
    partner.group = joined;
    partner.gain = gain;
  }
  return keepWhatAddsUp(
    state,
    kept.map(({ group }) => group),
  );
}

/** Groups are good one by one; a group that spoils what those before it gain is left out. */
function keepWhatAddsUp(state: State, groups: readonly Group[]): Group[] {
  let fitness = weigh(state, measureFitness(state));
  const kept = groups.filter((group) => {
    move(state, group, (_place, index) => group.targets[index] ?? 0);
    const after = weigh(state, measureFitness(state));
    if (after > fitness) {
      fitness = after;
      return true;
    }
    move(state, group, (place) => state.subjects[place]?.origin ?? 0);
    return false;
  });
  goToOrigins(state);
  return kept;
}

function move(state: State, { places }: Group, toOf: (place: number, index: number) => number) {
  places.forEach((place, index) => {
    moveSubject(state, place, toOf(place, index));
  });
}

function groupByPair(state: State, found: Int32Array): Group[] {
  const pairs = new Map<string, { places: number[]; targets: number[] }>();
  state.subjects.forEach(({ origin }, place) => {
    const to = found[place] ?? origin;
    if (to === origin) return;
    const name = `${Math.min(origin, to)} ${Math.max(origin, to)}`;
    const pair = pairs.get(name) ?? { places: [], targets: [] };
    pairs.set(name, pair);
    pair.places.push(place);
    pair.targets.push(to);
  });
  return [...pairs.values()];
}
