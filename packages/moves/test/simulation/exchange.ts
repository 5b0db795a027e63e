import { emptySide, type ModelPayloads, type Side } from '../model/side.ts';
import type { Driving } from '../../src/index.ts';
import type { Rules, World } from '../model/world.ts';
import { Dice } from './dice.ts';
import { Timeline } from './timeline.ts';

export const partitions = ['A', 'B', 'C'] as const;
export type PartitionId = (typeof partitions)[number];

/** The process that serves a partition; what it drives dies with it. */
export interface NodeState {
  readonly id: PartitionId;
  up: boolean;
  /** Rises with each start: what an earlier life began is not answered any more. */
  life: number;
  readonly drives: Set<Drive>;
}

export interface Drive {
  readonly owner: string;
  readonly moveId: string;
  readonly node: NodeState;
  readonly life: number;
  driving: Driving<ModelPayloads>;
  over: boolean;
}

/** A message between owners: a row of its sender until it has arrived, and of its receiver ever after. */
export interface Letter {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** How often it took effect. */
  effects: number;
}

export interface Trouble {
  /** Shares of calls between nodes. */
  readonly lost: number;
  readonly doubled: number;
  readonly late: number;
  readonly usualMs: number;
  /** Share of blocks that find writers who do not end in time. */
  readonly busy: number;
  /** Share of writes that are sent where the owner lived before. */
  readonly stale: number;
}

/** A whole simulated exchange: what survives crashes (`owners`), processes, and what watches them. */
export interface Exchange {
  readonly seed: number;
  readonly dice: Dice;
  readonly time: Timeline;
  readonly rules: Rules;
  readonly owners: Map<string, World>;
  readonly nodes: ReadonlyMap<string, NodeState>;
  readonly letters: Map<string, Letter>;
  trouble: Trouble;
  directoryUp: boolean;
  /** Nothing new is begun. */
  settling: boolean;
  readonly touched: Set<string>;
  counter: number;
  trace(text: string): void;
}

const calm: Trouble = { lost: 0, doubled: 0, late: 0, usualMs: 20, busy: 0, stale: 0 };

export function createExchange(seed: number, rules: Rules, lines: string[] | null): Exchange {
  const dice = new Dice(seed);
  const time = new Timeline();
  const owners = new Map<string, World>();
  for (let number = 1; number <= dice.between(1, 3); number += 1) {
    owners.set(`owner${number}`, createOwner(dice.pick(partitions)));
  }
  return {
    seed,
    dice,
    time,
    rules,
    owners,
    nodes: new Map(partitions.map((id) => [id, { id, up: true, life: 1, drives: new Set() }])),
    letters: new Map(),
    trouble: {
      lost: dice.pick([0, 0.02, 0.1, 0.3]),
      doubled: dice.pick([0, 0.05, 0.3]),
      late: dice.pick([0, 0.02, 0.1]),
      usualMs: dice.pick([5, 40, 300]),
      busy: dice.pick([0, 0.1, 0.5]),
      stale: dice.pick([0, 0.2, 0.5]),
    },
    directoryUp: true,
    settling: false,
    touched: new Set(),
    counter: 0,
    trace(text) {
      lines?.push(`${String(time.now).padStart(7)} ms  ${text}`);
    },
  };
}

export function calmDown(exchange: Exchange): void {
  exchange.trouble = calm;
  exchange.directoryUp = true;
  exchange.settling = true;
}

function createOwner(home: PartitionId): World {
  const sides: Record<string, Side> = Object.fromEntries(partitions.map((id) => [id, emptySide]));
  const rows = { 'row a': 1, 'row b': 1, 'row c': 1 };
  return {
    sides: { ...sides, [home]: { ...emptySide, rows } },
    home,
    epoch: 1,
    moving: false,
    moves: [],
    now: 0,
    exact: true,
    acknowledged: { ...rows },
    writes: 1,
  };
}

/** The owner as they are now. */
export function ownerOf(exchange: Exchange, owner: string): World {
  const world = exchange.owners.get(owner);
  if (world === undefined) throw new Error(`There is no ${owner}.`);
  return { ...world, now: exchange.time.now };
}

/** Keeps what became of an owner; the rules are checked when the step is over. */
export function keepOwner(exchange: Exchange, owner: string, world: World): void {
  exchange.owners.set(owner, world);
  exchange.touched.add(owner);
}

export function requireNode(exchange: Exchange, id: string): NodeState {
  const node = exchange.nodes.get(id);
  if (node === undefined) throw new Error(`There is no node of ${id}.`);
  return node;
}
