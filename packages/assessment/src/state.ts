import type { OwnerKey } from '@exchange/kernel';
import { closeAccepts } from './close-accepts.ts';
import { expectedLocalAccepts } from './pooling.ts';
import { partsOfWeek } from './rhythm.ts';
import type { AssessedPartition, AssessmentSettings } from './types.ts';

/** Partitions among which a user may be moved: of one role and service class. */
export interface Pool {
  /** Places in `State.partitions`. */
  readonly members: readonly number[];
  /** Those that users may be moved to. */
  readonly open: readonly number[];
  /** Load of all its users. */
  readonly total: number;
  /** What a square of load, and of load in a part of the week, takes from the fitness before weights. */
  readonly loadScale: number;
  readonly rhythmScale: number;
}

/** A user in numbers. Lists are plain arrays: for a few numbers each, typed ones take longer to make. */
export interface Subject {
  readonly key: OwnerKey;
  readonly origin: number;
  readonly pool: number;
  /** Whether the search may move them: not who is pinned, nor who lives outside their service class. */
  readonly isFree: boolean;
  /** In shares of the pool's resources. */
  readonly load: number;
  /** Where its load by part of the week begins in `State.rhythms`; -1 when it is not known. */
  readonly rhythmAt: number;
  /** Σ rhythm². */
  readonly rhythmSquares: number;
  /** Accepts in a period by category. */
  readonly categories: readonly number[];
  readonly accepts: readonly number[];
  /** Requesters (places in `State.subjects`) and accepts in a period of their work. */
  readonly requesters: readonly number[];
  readonly ties: readonly number[];
  readonly rows: number;
  readonly bytes: number;
  /** Share of everything that moving this user would copy. */
  readonly cost: number;
}

/** Everything the fitness depends on, kept up by `moveSubject`. Rows are partitions. */
export interface State {
  readonly settings: AssessmentSettings;
  readonly partitions: readonly AssessedPartition[];
  readonly pools: readonly Pool[];
  readonly subjects: readonly Subject[];
  readonly categories: readonly string[];
  /** How close each pair of partitions is. */
  readonly closeness: Float64Array;
  /** Load of all pools. */
  readonly totalLoad: number;
  readonly totalAccepts: number;
  readonly totalTies: number;
  /** Where each subject is now. */
  readonly home: Int32Array;
  readonly load: Float64Array;
  readonly rhythm: Float64Array;
  /** Of the subjects: load by part of the week, which sums to their load. */
  readonly rhythms: Float64Array;
  /** Of each partition's rhythm, over the parts of the week. */
  readonly rhythmSums: Float64Array;
  /** Accepts in a period: partition × category. */
  readonly demand: Float64Array;
  /** Of these, what is expected to be served from stock (`expectedLocalAccepts`). */
  readonly served: Float64Array;
  /** Accepts of a requester's work by the performers of each partition: subject × partition. */
  readonly drawn: readonly (Float64Array | undefined)[];
  /** Sums that are kept up, since counting them anew takes long. */
  readonly sums: {
    /** Accepts by the closeness of their ends. */
    close: number;
    /** Cost of everybody who is away from their origin. */
    cost: number;
  };
}

/** Takes a subject from where it is to another partition. */
export function moveSubject(state: State, place: number, to: number): void {
  const subject = state.subjects[place];
  const from = state.home[place];
  if (subject === undefined || from === undefined || from === to) return;
  state.sums.close +=
    closeAccepts(state, place, subject, to) - closeAccepts(state, place, subject, from);
  state.sums.cost +=
    subject.cost * ((to === subject.origin ? 0 : 1) - (from === subject.origin ? 0 : 1));
  addSubject(state, subject, from, -1);
  addSubject(state, subject, to, 1);
  state.home[place] = to;
}

/** Counts a subject in (1) or out (-1) at a partition; `moveSubject` keeps the other sums. */
export function addSubject(state: State, subject: Subject, at: number, sign: 1 | -1): void {
  state.load[at] = (state.load[at] ?? 0) + sign * subject.load;
  const { rhythmAt, categories, requesters } = subject;
  if (rhythmAt >= 0) {
    state.rhythmSums[at] = (state.rhythmSums[at] ?? 0) + sign * subject.load;
    const begin = at * partsOfWeek;
    for (let part = 0; part < partsOfWeek; part += 1) {
      const place = begin + part;
      state.rhythm[place] =
        (state.rhythm[place] ?? 0) + sign * (state.rhythms[rhythmAt + part] ?? 0);
    }
  }
  for (let index = 0; index < categories.length; index += 1) {
    const place = at * state.categories.length + (categories[index] ?? 0);
    const demand = (state.demand[place] ?? 0) + sign * (subject.accepts[index] ?? 0);
    state.demand[place] = demand;
    state.served[place] = expectedLocalAccepts(demand);
  }
  for (let index = 0; index < requesters.length; index += 1) {
    const drawn = state.drawn[requesters[index] ?? -1];
    if (drawn !== undefined) drawn[at] = (drawn[at] ?? 0) + sign * (subject.ties[index] ?? 0);
  }
}
