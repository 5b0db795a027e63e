import { isOpen } from '../../src/index.ts';
import { findBreach } from '../model/invariants.ts';
import { isWritable } from '../model/side.ts';
import { sideOf, type Rules } from '../model/world.ts';
import { claimMoves } from './drive-moves.ts';
import { calmDown, createExchange, ownerOf, type Exchange } from './exchange.ts';
import { acts } from './people.ts';
import { relayLetters } from './relay-letters.ts';
import { timedRules } from './rules.ts';
import { watchMoves } from './watch-moves.ts';

export interface Failure {
  readonly seed: number;
  readonly violation: string;
}

export interface Outcome {
  readonly failure: Failure | null;
  /** What happened, when, in order. Empty unless it was asked for. */
  readonly trace: readonly string[];
}

const longestRunMs = 60_000;
/** Longer than every back-off, claim and old copy together. */
const settleMs = 600_000;
const tickMs = 1_000;

const bag = acts.flatMap(({ weight, act }) => Array.from({ length: weight }, () => act));

/** Runs the schedule of a seed, lets it settle, and looks at what is left. */
export function runSchedule(
  seed: number,
  options: { readonly rules?: Rules; readonly traced?: boolean } = {},
): Outcome {
  const lines: string[] | null = options.traced === true ? [] : null;
  const exchange = createExchange(seed, options.rules ?? timedRules, lines);
  const violation = disturb(exchange) ?? settle(exchange);
  return { failure: violation === null ? null : { seed, violation }, trace: lines ?? [] };
}

export function describeFailure({ seed, violation }: Failure, bug?: string): string {
  const withBug = bug === undefined ? '' : ` --bug "${bug}"`;
  return `${violation}\nTo see it step by step: npm run simulate:moves -- --seed ${seed}${withBug}`;
}

function disturb(exchange: Exchange): string | null {
  const { dice, time, nodes } = exchange;
  for (const node of nodes.values()) {
    const tick = (): void => {
      claimMoves(exchange, node);
      watchMoves(exchange, node);
      relayLetters(exchange, node);
      time.after(tickMs + dice.between(-100, 100), tick);
    };
    time.after(dice.between(1, tickMs), tick);
  }
  for (let left = dice.between(15, 60); left > 0; left -= 1) {
    const act = dice.pick(bag);
    time.after(dice.between(0, longestRunMs), () => {
      act(exchange);
    });
  }
  return runUntil(exchange, longestRunMs);
}

function runUntil(exchange: Exchange, until: number): string | null {
  const { time, touched } = exchange;
  while (time.step(until)) {
    for (const owner of touched) {
      const violation = findBreach(ownerOf(exchange, owner)) ?? findTwice(exchange);
      if (violation !== null) return `${violation} (${owner})`;
    }
    touched.clear();
  }
  return null;
}

/** I7. */
function findTwice({ letters }: Exchange): string | null {
  for (const { id, effects } of letters.values()) {
    if (effects > 1) return `I7: ${id} took effect ${effects} times`;
  }
  return null;
}

/** I9: everything is well, nobody begins anything; what is left over after a while would stay so. */
function settle(exchange: Exchange): string | null {
  const { time, nodes, owners } = exchange;
  calmDown(exchange);
  for (const node of nodes.values()) node.up = true;
  for (const [owner, world] of owners) {
    owners.set(owner, { ...world, moves: world.moves.map((move) => ({ ...move, paused: false })) });
  }
  exchange.trace('everything is well from here on');
  const until = time.now + settleMs;
  for (let at = time.now; at < until; at += 10 * tickMs) {
    const violation = runUntil(exchange, at + 10 * tickMs);
    if (violation !== null) return violation;
    if (findResidue(exchange) === null) return null;
  }
  return findResidue(exchange);
}

function findResidue(exchange: Exchange): string | null {
  for (const owner of exchange.owners.keys()) {
    const world = ownerOf(exchange, owner);
    for (const { id, state } of world.moves) {
      if (isOpen(state) || state === 'concluded' || state === 'erasing') {
        return `I9: ${id} of ${owner} is ${state} for ever`;
      }
    }
    const home = sideOf(world, world.home);
    if (!isWritable(home) || world.moving) return `I9: nobody takes writes of ${owner}`;
    if (home.away !== null) return `I9: writes of ${owner} are recorded for ever`;
    for (const [id, side] of Object.entries(world.sides)) {
      if (id !== world.home && side.rows !== null) return `I9: rows of ${owner} are left at ${id}`;
    }
  }
  for (const { id, effects } of exchange.letters.values()) {
    if (effects !== 1) return `I9: ${id} has not arrived`;
  }
  return null;
}
