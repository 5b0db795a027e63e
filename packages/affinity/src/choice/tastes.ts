import type { PerformerState, TasteCell } from './choice-state.ts';
import { createTasteCell } from './choice-state.ts';
import { crowdTasteTicks, ownTasteTakes } from './half-lives.ts';
import type { Situation } from './situation.ts';

/**
 * Observed against expected: how often something was taken, over how often it would have been taken had
 * the person chosen as the crowd does among what was open at those moments. Availability cancels out: a
 * type that is rarely open but then always taken stands out, a type that is always open does not.
 *
 *   taste = ln (o + κ) / (e + κ)
 *
 * with both counts decayed. This is the gamma-Poisson estimate of a relative rate with prior mean one
 * (Clayton and Kaldor, "Empirical Bayes estimates of age-standardized relative risks", Biometrics 43,
 * 1987): without history it says nothing.
 */
export function tasteOf(cell: TasteCell | undefined, speed: 0 | 1, prior: number): number {
  if (cell === undefined) return 0;
  const observed = cell.values[2 * speed] ?? 0;
  const expected = cell.values[2 * speed + 1] ?? 0;
  return Math.log((observed + prior) / (expected + prior));
}

const keysBySituation = new WeakMap<Situation, readonly (readonly number[])[]>();

/** Every key of each candidate: fixed ones, those of the moment, and words. */
export function keysOf(situation: Situation): readonly (readonly number[])[] {
  const known = keysBySituation.get(situation);
  if (known !== undefined) return known;
  const { freshKeys, crowdKeys, ageKeys, typeAgeKeys } = situation;
  const keys = situation.batches.map((batch, index) => [
    ...batch.keys,
    freshKeys[index] ?? -1,
    crowdKeys[index] ?? -1,
    ageKeys[index] ?? -1,
    typeAgeKeys[index] ?? -1,
    ...batch.words,
  ]);
  keysBySituation.set(situation, keys);
  return keys;
}

/** Places of the families in `keysOf`; words follow. */
export const keyFamilies = [
  'type',
  'category',
  'requester',
  'reward',
  'line',
  'fresh',
  'crowd',
  'age',
  'type-age',
] as const;

/** Counts a choice, for the person against the crowd and for the crowd against an even choice. */
export function learnTastes(
  situation: Situation,
  performer: PerformerState,
  chosen: number,
  crowdProbabilities: Float64Array,
): void {
  const { memory } = situation;
  const expectedOwn = new Map<number, number>();
  const expectedCrowd = new Map<number, number>();
  const even = 1 / situation.batches.length;
  const keysOfAll = keysOf(situation);
  for (let index = 0; index < situation.batches.length; index += 1) {
    const share = crowdProbabilities[index] ?? 0;
    const batch = situation.batches[index];
    if (batch !== undefined) {
      const seen = index === chosen ? 1 : 0;
      addTo(batch.appeal, crowdTasteTicks, memory.counters.tick, seen, even);
      addTo(batch.surprise, crowdTasteTicks, memory.counters.tick, seen, share);
    }
    for (const key of keysOfAll[index] ?? []) {
      if (key < 0) continue;
      expectedOwn.set(key, (expectedOwn.get(key) ?? 0) + share);
      expectedCrowd.set(key, (expectedCrowd.get(key) ?? 0) + even);
    }
  }
  const observed = new Set(keysOfAll[chosen]);
  for (const [key, expected] of expectedOwn) {
    const seen = observed.has(key) ? 1 : 0;
    addTo(ownCell(performer, key), ownTasteTakes, performer.takes, seen, expected);
    const shared = memory.key(key)?.taste;
    if (shared !== undefined) {
      addTo(shared, crowdTasteTicks, memory.counters.tick, seen, expectedCrowd.get(key) ?? 0);
    }
  }
  pruneTastes(performer);
}

function ownCell(performer: PerformerState, key: number): TasteCell {
  const known = performer.tastes.get(key);
  if (known !== undefined) return known;
  const added = createTasteCell(performer.takes);
  performer.tastes.set(key, added);
  return added;
}

function addTo(
  cell: TasteCell,
  halfLives: readonly number[],
  at: number,
  observed: number,
  expected: number,
): void {
  const passed = Math.max(0, at - cell.at);
  const { values } = cell;
  for (let speed = 0; speed < 2; speed += 1) {
    const keep = 2 ** (-passed / (halfLives[speed] ?? 1));
    values[2 * speed] = (values[2 * speed] ?? 0) * keep + observed;
    values[2 * speed + 1] = (values[2 * speed + 1] ?? 0) * keep + expected;
  }
  cell.at = at;
}

const mostTastes = 400;

function pruneTastes(performer: PerformerState): void {
  if (performer.tastes.size <= mostTastes) return;
  const oldest = [...performer.tastes].sort(([, a], [, b]) => a.at - b.at);
  for (const [key] of oldest.slice(0, mostTastes / 4)) performer.tastes.delete(key);
}
