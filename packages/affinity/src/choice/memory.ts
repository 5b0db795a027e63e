import {
  createFlow,
  createKeyState,
  createPerformerState,
  createTasteCell,
  type BatchState,
  type KeyState,
  type PerformerState,
} from './choice-state.ts';
import type { ChoiceBatch, ChoiceSettings } from './choice-types.ts';
import { addDecayed, createDecayedCounts } from './decayed.ts';
import { crowdTasteTicks } from './half-lives.ts';
import { wordsOf } from './words-of.ts';

export interface RunningWork {
  readonly type: number;
  readonly finishedAt: number;
  readonly minutes: number;
}

/** Plain data: everything that the model knows, apart from its weights. */
export interface MemoryState {
  readonly counters: { tick: number; workTick: number; noviceTick: number; nextNumber: number };
  readonly performers: Map<string, PerformerState>;
  readonly batches: Map<string, BatchState>;
  readonly keyNumbers: Map<string, number>;
  readonly keys: Map<number, KeyState>;
  /** How often a type was followed by another, by their key numbers. */
  /** Work whose end lies ahead: how long it takes is learnt when it is over. */
  readonly running: RunningWork[];
  readonly transitions: Map<number, Map<number, number>>;
}

export interface ChoiceMemory {
  readonly counters: MemoryState['counters'];
  readonly state: MemoryState;
  performerOf(id: string): PerformerState;
  findPerformer(id: string): PerformerState | null;
  batchOf(facts: ChoiceBatch, at: number): BatchState;
  findBatch(id: string): BatchState | null;
  performerNumbered(number: number): PerformerState | null;
  batchNumbered(number: number): BatchState | null;
  key(number: number): KeyState | null;
  bandKey(family: string, band: number): number;
  /** Forgets what was not used for longest, down to the limits. */
  prune(): void;
}

export function createMemoryState(): MemoryState {
  return {
    counters: { tick: 0, workTick: 0, noviceTick: 0, nextNumber: 1 },
    performers: new Map(),
    batches: new Map(),
    keyNumbers: new Map(),
    keys: new Map(),
    running: [],
    transitions: new Map(),
  };
}

/** Looks things up and remembers new ones, within the limits of the settings. */
export function openMemory(state: MemoryState, settings: ChoiceSettings): ChoiceMemory {
  const { counters, performers, batches, keyNumbers, keys } = state;
  const byNumber = new Map<number, BatchState>();
  for (const batch of batches.values()) byNumber.set(batch.number, batch);
  const byPerformerNumber = new Map<number, PerformerState>();
  for (const performer of performers.values()) {
    byPerformerNumber.set(performer.number, performer);
  }
  const bands = new Map<string, number[]>();

  function nextNumber(): number {
    counters.nextNumber += 1;
    return counters.nextNumber;
  }

  function keyNumber(name: string, at: number): number {
    const known = keyNumbers.get(name);
    if (known !== undefined) return known;
    const number = nextNumber();
    keyNumbers.set(name, number);
    keys.set(number, createKeyState(counters.tick, at));
    return number;
  }

  function performerOf(id: string): PerformerState {
    const known = performers.get(id);
    if (known !== undefined) return known;
    const added = createPerformerState(nextNumber());
    performers.set(id, added);
    byPerformerNumber.set(added.number, added);
    return added;
  }

  function batchOf(facts: ChoiceBatch, at: number): BatchState {
    const known = batches.get(facts.id);
    if (known !== undefined) return known;
    const { type, category, requester, reward, title } = facts;
    const typeKey = keyNumber(`type ${type}`, at);
    const logReward =
      reward === undefined || reward === null || reward < 0 ? NaN : Math.log1p(reward);
    const named = (family: string, value: string | null | undefined) =>
      value === undefined || value === null || value === ''
        ? -1
        : keyNumber(`${family} ${value}`, at);
    const typeState = keys.get(typeKey);
    const place = typeState?.batches ?? 0;
    const batch: BatchState = {
      number: nextNumber(),
      id: facts.id,
      opensAt: facts.opensAt,
      opensTick: counters.tick,
      keys: [
        typeKey,
        named('category', category),
        named('requester', requester),
        Number.isNaN(logReward)
          ? -1
          : keyNumber(`reward ${String(Math.round(logReward * 1.5))}`, at),
        keyNumber(`line ${JSON.stringify([type, category, requester])}`, at),
      ],
      words: wordsOf(title ?? '').map((word) => keyNumber(`word ${word}`, at)),
      logReward,
      place,
      flow: createFlow(counters.tick, at),
      appeal: createTasteCell(counters.tick),
      surprise: createTasteCell(counters.tick),
      takers: [],
      shared: new Map(),
      after: new Map(),
      closed: false,
    };
    if (typeState !== undefined) {
      typeState.batches += 1;
      if (!Number.isNaN(logReward)) {
        typeState.rewards[0] = (typeState.rewards[0] ?? 0) + 1;
        typeState.rewards[1] = (typeState.rewards[1] ?? 0) + logReward;
      }
    }
    batches.set(facts.id, batch);
    byNumber.set(batch.number, batch);
    return batch;
  }

  function bandKey(family: string, band: number): number {
    const list = bands.get(family) ?? [];
    bands.set(family, list);
    const known = list[band];
    if (known !== undefined) return known;
    const number = keyNumber(`${family} ${band}`, 0);
    list[band] = number;
    return number;
  }

  function prune(): void {
    for (const [id, batch] of batches) {
      if (batches.size <= settings.maxBatches) break;
      batches.delete(id);
      byNumber.delete(batch.number);
    }
    for (const [id, { number }] of performers) {
      if (performers.size <= settings.maxPerformers) break;
      performers.delete(id);
      byPerformerNumber.delete(number);
    }
    pruneKeys();
  }

  function pruneKeys(): void {
    if (keys.size <= settings.maxKeys) return;
    const { tick } = counters;
    const byUse = [...keyNumbers].map(([name, number]) => {
      const { taste } = keys.get(number) ?? createKeyState(tick, 0);
      const counts = createDecayedCounts(crowdTasteTicks, taste.at);
      counts.values.set([0, taste.values[3] ?? 0]);
      addDecayed(counts, crowdTasteTicks, tick, 0);
      return { name, number, use: counts.values[1] ?? 0 };
    });
    byUse.sort((a, b) => a.use - b.use);
    for (const { name, number } of byUse.slice(0, keys.size - settings.maxKeys)) {
      keyNumbers.delete(name);
      keys.delete(number);
      bands.clear();
    }
  }

  return {
    counters,
    state,
    performerOf,
    findPerformer: (id) => performers.get(id) ?? null,
    batchOf,
    findBatch: (id) => batches.get(id) ?? null,
    performerNumbered: (number) => byPerformerNumber.get(number) ?? null,
    batchNumbered: (number) => byNumber.get(number) ?? null,
    key: (number) => keys.get(number) ?? null,
    bandKey,
    prune,
  };
}
