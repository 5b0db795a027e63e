import { localShare } from '../fitness.ts';
import { gainOfMove } from '../gain-of-move.ts';
import type { State, Subject } from '../state.ts';
import { mayMove, spendMove, type Spending } from './spending.ts';

/** Categories looked at, those with the most accepts first. */
const mostCategories = 24;
/** Partitions that users are gathered from, for each category. */
const mostSources = 4;

/** Free users who do half of their work or more in one category, those who do most in it first. */
type Devotees = ReadonlyMap<number, readonly number[]>;

/**
 * Brings those who do the same kind of work to the partition where most of it is done: the first of them
 * gain little alone and the last much, so a search that goes by single moves does not begin. What they
 * bring in load is sent back with users who do other work. What does not raise the fitness is undone.
 */
export function gatherCategories(state: State, spending: Spending): number {
  const { weights, smallestGain } = state.settings;
  // Everything is served from stock already, or nearly.
  if (weights.affinity * (1 - localShare(state)) < smallestGain) return 0;
  const devotees = findDevotees(state);
  let moves = 0;
  for (const category of busiestCategories(state)) {
    const [target, ...sources] = partitionsByDemand(state, category);
    if (target === undefined || state.partitions[target]?.takesUsers !== true) continue;
    for (const source of sources.slice(0, mostSources)) {
      moves += tryToGather(state, spending, devotees, { category, source, target });
    }
  }
  return moves;
}

interface Gathering {
  readonly category: number;
  readonly source: number;
  readonly target: number;
}

function tryToGather(
  state: State,
  spending: Spending,
  devotees: Devotees,
  { category, source, target }: Gathering,
): number {
  const pool = state.pools.find(({ members }) => members.includes(target));
  if (pool?.members.includes(source) !== true) return 0;
  const done: { readonly place: number; readonly from: number }[] = [];
  let gain = 0;
  const go = (place: number, to: number, worth: number): boolean => {
    if (!mayMove(state, spending, place, to)) return false;
    done.push({ place, from: state.home[place] ?? 0 });
    gain += worth;
    spendMove(state, spending, place, to);
    return true;
  };
  const others = listOthers(state, devotees, category, target);
  const canReturn = state.partitions[source]?.takesUsers === true;
  let next = 0;
  for (const place of devotees.get(category) ?? []) {
    if (state.home[place] !== source) continue;
    if (!go(place, target, gainOfMove(state, place, target))) break;
    // Somebody goes the other way whenever that is worth it by now.
    while (canReturn && next < others.length) {
      const other = others[next] ?? 0;
      const worth = gainOfMove(state, other, source);
      if (worth <= 0 || !go(other, source, worth)) break;
      next += 1;
    }
  }
  if (gain > 0) return done.length;
  for (const { place, from } of done.reverse()) spendMove(state, spending, place, from);
  return 0;
}

function findDevotees(state: State): Devotees {
  const found = new Map<number, { readonly place: number; readonly share: number }[]>();
  state.subjects.forEach((subject, place) => {
    const main = subject.isFree ? mainCategory(subject) : null;
    if (main === null) return;
    const list = found.get(main.category) ?? [];
    found.set(main.category, list);
    list.push({ place, share: main.share });
  });
  return new Map(
    [...found].map(([category, list]) => [
      category,
      list.sort((one, other) => other.share - one.share).map(({ place }) => place),
    ]),
  );
}

/** Those at a partition who are devoted to something else. */
function listOthers(state: State, devotees: Devotees, category: number, at: number): number[] {
  const others: number[] = [];
  for (const [devotedTo, places] of devotees) {
    if (devotedTo === category) continue;
    for (const place of places) if (state.home[place] === at) others.push(place);
  }
  return others;
}

function mainCategory({ categories, accepts }: Subject) {
  let best = 0;
  let all = 0;
  for (let index = 0; index < categories.length; index += 1) {
    all += accepts[index] ?? 0;
    if ((accepts[index] ?? 0) > (accepts[best] ?? 0)) best = index;
  }
  const share = all > 0 ? (accepts[best] ?? 0) / all : 0;
  return share >= 0.5 ? { category: categories[best] ?? 0, share } : null;
}

function busiestCategories(state: State): number[] {
  const width = state.categories.length;
  const totals = new Float64Array(width);
  state.demand.forEach((amount, place) => {
    totals[place % width] = (totals[place % width] ?? 0) + amount;
  });
  return [...totals.keys()]
    .sort((one, other) => (totals[other] ?? 0) - (totals[one] ?? 0))
    .slice(0, mostCategories);
}

/** Partitions where any of it is done, the one with most of it first. */
function partitionsByDemand(state: State, category: number): number[] {
  const at = (place: number): number =>
    state.demand[place * state.categories.length + category] ?? 0;
  return [...state.partitions.keys()]
    .filter((place) => at(place) > 0)
    .sort((one, other) => at(other) - at(one));
}
