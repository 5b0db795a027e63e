import { expectedLocalAccepts } from './pooling.ts';
import { partsOfWeek } from './rhythm.ts';
import { closeAccepts } from './close-accepts.ts';
import type { State, Subject } from './state.ts';

/** By how much the weighted fitness rises when one subject goes elsewhere: `measureFitness` in steps. */
export function gainOfMove(state: State, place: number, to: number): number {
  const subject = state.subjects[place];
  const from = state.home[place];
  if (subject === undefined || from === undefined || from === to) return 0;
  return (
    gainOfEntering(state, place, subject, to, from) + gainOfLeaving(state, place, subject, from)
  );
}

/** The part that is the same wherever somebody goes: a search over many targets counts it once. */
export function gainOfLeaving(state: State, place: number, subject: Subject, from: number): number {
  return -valueAt(state, place, subject, from, -1);
}

export function gainOfEntering(
  state: State,
  place: number,
  subject: Subject,
  to: number,
  from: number,
): number {
  const moved = (to === subject.origin ? 0 : 1) - (from === subject.origin ? 0 : 1);
  return valueAt(state, place, subject, to, 1) - state.settings.weights.cost * moved * subject.cost;
}

/** What a subject adds to the fitness at a partition: that it is there (-1) or not yet (1). */
function valueAt(state: State, place: number, subject: Subject, at: number, sign: 1 | -1): number {
  const { weights } = state.settings;
  return (
    -weights.load * squaredLoad(state, subject, at, sign) -
    weights.hours * squaredRhythm(state, subject, at, sign) +
    weights.affinity * localAccepts(state, subject, at, sign) +
    weights.closeness * closeShare(state, place, subject, at)
  );
}

/** ((L + load)² − L²) in squares of the mean; for who is there already (L² − (L − load)²). */
function squaredLoad(state: State, { pool, load }: Subject, at: number, sign: 1 | -1): number {
  const scale = state.pools[pool]?.loadScale ?? 0;
  return scale * (2 * load * (state.load[at] ?? 0) + sign * load * load);
}

/** The same for the variance over the parts of the week. */
function squaredRhythm(state: State, subject: Subject, at: number, sign: 1 | -1): number {
  const { rhythmAt, pool, load } = subject;
  if (rhythmAt < 0) return 0;
  const begin = at * partsOfWeek;
  let product = 0;
  for (let part = 0; part < partsOfWeek; part += 1) {
    product += (state.rhythms[rhythmAt + part] ?? 0) * (state.rhythm[begin + part] ?? 0);
  }
  const squares = (2 * product + sign * subject.rhythmSquares) / partsOfWeek;
  const means = (2 * load * (state.rhythmSums[at] ?? 0) + sign * load * load) / partsOfWeek ** 2;
  return (state.pools[pool]?.rhythmScale ?? 0) * (squares - means);
}

function localAccepts(state: State, subject: Subject, at: number, sign: 1 | -1): number {
  const { categories, accepts } = subject;
  if (categories.length === 0 || state.totalAccepts <= 0) return 0;
  const row = at * state.categories.length;
  let local = 0;
  for (let index = 0; index < categories.length; index += 1) {
    const cell = row + (categories[index] ?? 0);
    const changed = (state.demand[cell] ?? 0) + sign * (accepts[index] ?? 0);
    local += sign * (expectedLocalAccepts(changed) - (state.served[cell] ?? 0));
  }
  return local / state.totalAccepts;
}

function closeShare(state: State, place: number, subject: Subject, at: number): number {
  return state.totalTies > 0 ? closeAccepts(state, place, subject, at) / state.totalTies : 0;
}
