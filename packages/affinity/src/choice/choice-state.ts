import { createDecayedCounts, type DecayedCounts } from './decayed.ts';
import { flowClock, flowTicks, noviceTakes, workTicks } from './half-lives.ts';

/** Observed and expected, slow and fast: [o₀, e₀, o₁, e₁]. */
export interface TasteCell {
  readonly values: Float64Array;
  at: number;
}

export interface Flow {
  readonly byTick: DecayedCounts;
  readonly byClock: DecayedCounts;
  readonly work: DecayedCounts;
  /** First takes of newcomers. */
  readonly novices: DecayedCounts;
  takes: number;
  works: number;
  lastTick: number;
  lastAt: number;
  lastWorkAt: number;
}

export interface BatchState {
  readonly number: number;
  readonly id: string;
  readonly opensAt: number;
  readonly opensTick: number;
  /** Numbers of the fixed keys: type, category, requester, reward band, and the first three together. */
  readonly keys: readonly number[];
  readonly words: readonly number[];
  readonly logReward: number;
  /** Place among the batches of its type, by opening. */
  readonly place: number;
  readonly flow: Flow;
  /** Takes against an even choice, and against what the crowd's habits made likely. */
  readonly appeal: TasteCell;
  readonly surprise: TasteCell;
  /** Recent takers, newest last: performer number and tick, alternating. */
  readonly takers: number[];
  /** How many took this and another batch, by the other's number. */
  readonly shared: Map<number, number>;
  /** How many took this right after another batch, by the other's number. */
  readonly after: Map<number, number>;
  closed: boolean;
}

export interface KeyState {
  readonly flow: Flow;
  /** By everybody, against an even choice among what was open. */
  readonly taste: TasteCell;
  /** Over closed batches: number, Σ ln(takes + 1), Σ ln(works + 1), Σ ln(minutes open). */
  readonly closed: Float64Array;
  /** Number and Σ of ln reward of batches. */
  readonly rewards: Float64Array;
  /** Number and Σ of ln minutes of work. */
  readonly minutes: Float64Array;
  batches: number;
  /** Place of the newest batch of a type that somebody took; NaN before. */
  lastStarted: number;
}

export interface RecentTake {
  readonly batch: number;
  readonly type: number;
  readonly category: number;
  readonly requester: number;
  readonly at: number;
  readonly opensAt: number;
  readonly place: number;
  readonly sitting: number;
  readonly takes: number;
}

export interface PerformerState {
  readonly number: number;
  /** Newest first. */
  readonly recent: RecentTake[];
  readonly tastes: Map<number, TasteCell>;
  /** Events by type, halved over the own last 200 events. */
  readonly work: Map<number, DecayedCounts>;
  readonly allWork: DecayedCounts;
  /** Performers who took the same, with a weight. */
  readonly alike: Map<number, number>;
  /** How often a type was followed by another. */
  readonly transitions: Map<number, Map<number, number>>;
  readonly lastOfType: Map<number, { readonly at: number; readonly place: number }>;
  takes: number;
  works: number;
  sittings: number;
  lastAt: number;
  previousSittingAt: number;
  streak: number;
  rewardWeight: number;
  rewardSum: number;
}

export function createFlow(tick: number, at: number): Flow {
  return {
    byTick: createDecayedCounts(flowTicks, tick),
    byClock: createDecayedCounts(flowClock, at),
    work: createDecayedCounts(workTicks, 0),
    novices: createDecayedCounts(noviceTakes, 0),
    takes: 0,
    works: 0,
    lastTick: Number.NaN,
    lastAt: Number.NaN,
    lastWorkAt: Number.NaN,
  };
}

export function createTasteCell(at: number): TasteCell {
  return { values: new Float64Array(4), at };
}

export function createKeyState(tick: number, at: number): KeyState {
  return {
    flow: createFlow(tick, at),
    taste: createTasteCell(tick),
    closed: new Float64Array(4),
    rewards: new Float64Array(2),
    minutes: new Float64Array(2),
    batches: 0,
    lastStarted: Number.NaN,
  };
}

export function createPerformerState(number: number): PerformerState {
  return {
    number,
    recent: [],
    tastes: new Map(),
    work: new Map(),
    allWork: createDecayedCounts([200], 0),
    alike: new Map(),
    transitions: new Map(),
    lastOfType: new Map(),
    takes: 0,
    works: 0,
    sittings: 0,
    lastAt: Number.NaN,
    previousSittingAt: Number.NaN,
    streak: 0,
    rewardWeight: 0,
    rewardSum: 0,
  };
}
