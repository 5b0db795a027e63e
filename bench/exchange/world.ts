import type { WorldSettings } from './world-settings.ts';

/** Terms that many batches share. */
export interface WorldType {
  readonly index: number;
  readonly typeId: string;
  readonly requesterKey: string;
  readonly requesterNode: number;
  readonly category: number;
  readonly rewardMinor: number;
  /** Only for people with this qualification; null: for all. */
  readonly skill: number | null;
}

export interface WorldBatch {
  readonly index: number;
  readonly type: number;
  readonly publishAt: number;
  /** Without one of its own: the end of the run. */
  readonly deadlineAt: number;
  readonly tasks: number;
  /** Different performers wanted for each task. */
  readonly wanted: number;
}

export interface Person {
  readonly index: number;
  readonly key: string;
  readonly home: number;
  /** Of the usual time for a task. */
  readonly slowness: number;
  readonly skills: ReadonlySet<number>;
  /** How much they like each type; above zero they take it. Nobody but the person knows. */
  readonly taste: Float32Array;
  /** Categories they say they like. */
  readonly stated: readonly number[];
  readonly seed: number;
}

export interface Session {
  readonly index: number;
  readonly person: number;
  readonly startAt: number;
  readonly endAt: number;
  /** How long they wait with nothing they like before they go. */
  readonly patienceMs: number;
  readonly seed: number;
}

/** Everything that happens from outside, drawn once and met by every mode. Times in ms from 0. */
export interface World {
  readonly settings: WorldSettings;
  readonly seed: number;
  readonly endMs: number;
  readonly types: readonly WorldType[];
  readonly batches: readonly WorldBatch[];
  readonly people: readonly Person[];
  readonly sessions: readonly Session[];
  readonly slots: number;
}

export function canTake(person: Person, type: WorldType): boolean {
  return (
    (person.taste[type.index] ?? 0) > 0 && (type.skill === null || person.skills.has(type.skill))
  );
}
