import type { ChoiceBatch } from './choice-types.ts';
import type { BatchState, KeyState, PerformerState } from './choice-state.ts';
import { readDecayed } from './decayed.ts';
import { flowTicks } from './half-lives.ts';
import type { ChoiceMemory } from './memory.ts';

/** A moment of choice, with what all candidates have in common, so that no feature computes it twice. */
export interface Situation {
  readonly at: number;
  readonly memory: ChoiceMemory;
  readonly performer: PerformerState;
  readonly batches: readonly BatchState[];
  readonly facts: readonly ChoiceBatch[];
  readonly types: readonly (KeyState | null)[];
  /** Places among the candidates, from 0: newest, best liked lately, best paid; newest in its type. */
  readonly byNewest: Int32Array;
  readonly byCrowd: Int32Array;
  readonly byReward: Int32Array;
  readonly newestInType: Int32Array;
  /** Candidates of the same type. */
  readonly inType: Int32Array;
  /** Keys that depend on the moment: freshness, crowd, age, and age within the type. */
  readonly freshKeys: Int32Array;
  readonly crowdKeys: Int32Array;
  readonly ageKeys: Int32Array;
  readonly typeAgeKeys: Int32Array;
  /** Whether the performer has been away long enough for a new sitting. */
  readonly newSitting: boolean;
}

export function describeSituation(
  memory: ChoiceMemory,
  performer: PerformerState,
  facts: readonly ChoiceBatch[],
  at: number,
  sittingPauseMs: number,
): Situation {
  const batches = facts.map((batch) => memory.batchOf(batch, at));
  const byNewest = placesOf(batches.map((batch) => batch.opensAt + batch.number * 1e-4));
  const byCrowd = placesOf(
    batches.map(({ flow }) => readDecayed(flow.byTick, flowTicks, 2, memory.counters.tick)),
  );
  const ages = Int32Array.from(batches, ({ opensAt }) =>
    bandOf(Math.max(0, at - opensAt) / 600_000),
  );
  const { newestInType, inType } = placeInTypes(batches, byNewest);
  return {
    at,
    memory,
    performer,
    batches,
    facts,
    types: batches.map((batch) => memory.key(batch.keys[0] ?? -1)),
    byNewest,
    byCrowd,
    byReward: placesOf(
      batches.map(({ logReward }) => (Number.isNaN(logReward) ? -1e9 : logReward)),
    ),
    newestInType,
    inType,
    freshKeys: byNewest.map((place) => memory.bandKey('fresh', bandOf(place))),
    crowdKeys: byCrowd.map((place) => memory.bandKey('crowd', bandOf(place))),
    ageKeys: ages.map((band) => memory.bandKey('age', band)),
    typeAgeKeys: ages.map((band, index) =>
      memory.bandKey(`age of ${batches[index]?.keys[0] ?? -1}`, band),
    ),
    newSitting: !(at - performer.lastAt <= sittingPauseMs),
  };
}

/** 0, 1, 2–3, 4–7, …: the places at the front matter, those behind hardly differ. */
function bandOf(place: number): number {
  return Math.floor(Math.log2(1 + place));
}

/** Place of each value from the largest down; equal values share the first of their places. */
export function placesOf(values: readonly number[]): Int32Array {
  const order = values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const places = new Int32Array(values.length);
  for (const [place, index] of order.entries()) {
    const above = order[place - 1];
    places[index] =
      above !== undefined && values[above] === values[index] ? (places[above] ?? 0) : place;
  }
  return places;
}

function placeInTypes(
  batches: readonly BatchState[],
  byNewest: Int32Array,
): { newestInType: Int32Array; inType: Int32Array } {
  const newestInType = new Int32Array(batches.length);
  const inType = new Int32Array(batches.length);
  const places = new Map<number, number[]>();
  for (const [index, { keys }] of batches.entries()) {
    const type = keys[0] ?? -1;
    const list = places.get(type);
    if (list === undefined) places.set(type, [index]);
    else list.push(index);
  }
  for (const list of places.values()) {
    list.sort((a, b) => (byNewest[a] ?? 0) - (byNewest[b] ?? 0));
    for (const [place, index] of list.entries()) {
      newestInType[index] = place;
      inType[index] = list.length;
    }
  }
  return { newestInType, inType };
}
