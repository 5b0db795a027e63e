import { gainOfEntering, gainOfLeaving } from '../gain-of-move.ts';
import type { State, Subject } from '../state.ts';
import { createHeap } from './heap.ts';
import { mayMove, priceOf, spendMove, type Spending } from './spending.ts';

/** A gain that others overtook by less than this share is taken as it is. */
const goodEnough = 0.7;
/** Looks at each candidate, on average, after which any gain is good enough: the search ends in time. */
const mostLooks = 2;

/** Up to so many partitions all are looked at. */
const fewPartitions = 8;
const leastLoaded = 4;

interface Choice {
  readonly to: number;
  readonly gain: number;
}

/**
 * Moves one user after the other, the one first whose move gains most for what it takes of the budget,
 * as long as any move gains. A gain is measured anew when its turn comes, since the moves before it
 * changed it (a lazy greedy search). Returns how many moves it made.
 */
export function moveSingles(
  state: State,
  spending: Spending,
  candidates: Iterable<number> = state.subjects.keys(),
): number {
  const heap = createHeap();
  const offer = (place: number): void => {
    const { gain } = bestMove(state, place);
    if (gain > 0) heap.push(place, gain / priceOf(state, place));
  };
  for (const place of candidates) offer(place);
  let moves = 0;
  let looksLeft = mostLooks * heap.size;
  for (let place = heap.pop(); place !== null; place = heap.pop()) {
    const { to, gain } = bestMove(state, place);
    looksLeft -= 1;
    if (gain <= 0) continue;
    const key = gain / priceOf(state, place);
    if (looksLeft > 0 && key < goodEnough * heap.topKey()) {
      heap.push(place, key);
    } else if (mayMove(state, spending, place, to)) {
      spendMove(state, spending, place, to);
      moves += 1;
    }
  }
  return moves;
}

/** The partition of their class where a user is worth most, and by how much more than where they are. */
export function bestMove(state: State, place: number): Choice {
  const subject = state.subjects[place];
  const from = state.home[place];
  let best: Choice = { to: -1, gain: 0 };
  if (subject?.isFree !== true || from === undefined) return best;
  const leaving = gainOfLeaving(state, place, subject, from);
  for (const to of listTargets(state, subject)) {
    if (to === from) continue;
    const gain = leaving + gainOfEntering(state, place, subject, to, from);
    if (gain > best.gain) best = { to, gain };
  }
  return best;
}

/**
 * In a large pool only some partitions can be the best: those with the least load, and those where most
 * of the user's kinds of work is done.
 */
function listTargets(state: State, subject: Subject): readonly number[] {
  const open = state.pools[subject.pool]?.open ?? [];
  if (open.length <= fewPartitions) return open;
  const targets = new Set<number>();
  for (let count = 0; count < leastLoaded; count += 1) {
    targets.add(lowest(open, (at) => (targets.has(at) ? Infinity : (state.load[at] ?? 0))));
  }
  const width = state.categories.length;
  for (const category of subject.categories) {
    targets.add(lowest(open, (at) => -(state.demand[at * width + category] ?? 0)));
  }
  return [...targets];
}

function lowest(list: readonly number[], of: (item: number) => number): number {
  let best = list[0] ?? 0;
  let least = Infinity;
  for (const item of list) {
    const value = of(item);
    if (value < least) {
      best = item;
      least = value;
    }
  }
  return best;
}
