import {
  decideClaim,
  decideGiveUp,
  decideRestore,
  decideWatch,
  isClaimable,
  startDriving,
  type Answer,
  type Command,
  type Driving,
  type MoveRecord,
  type Verdict,
} from '../../src/index.ts';
import { ruleOf } from './directory.ts';
import { soundDestination, type DestinationRules } from './destination.ts';
import { soundSource, type SourceRules } from './source.ts';
import {
  sorted,
  type ModelPayloads,
  type Outcome,
  type Ref,
  type Rows,
  type Side,
} from './side.ts';

export type ModelAnswer = Answer<ModelPayloads>;
export type ModelCommand = Command<ModelPayloads>;

/** A call on its way: it may take effect later than its sender believes. */
export interface Call {
  readonly moveId: string;
  readonly attempt: number;
  readonly command: ModelCommand;
}

/** One owner, two partitions, the directory: everything that survives a crash. */
export interface World {
  readonly sides: Readonly<Record<string, Side>>;
  readonly home: string;
  readonly epoch: number;
  /** Whether the placement says that gateways shall wait. */
  readonly moving: boolean;
  readonly moves: readonly MoveRecord[];
  /** When states are explored it ticks as the deadline of a block passes, and not otherwise. */
  readonly now: number;
  /** Whether records are kept as they are, with times and counts: in the simulation. */
  readonly exact: boolean;
  /** What writers were told is kept. */
  readonly acknowledged: Rows;
  readonly writes: number;
}

/** Rules of partitions and the directory; a planted mistake replaces one. */
export interface Rules {
  readonly source: SourceRules;
  readonly destination: DestinationRules;
  readonly directory: typeof ruleOf;
  readonly watch: typeof decideWatch;
  readonly giveUp: typeof decideGiveUp;
}

export const soundRules: Rules = {
  source: soundSource,
  destination: soundDestination,
  directory: ruleOf,
  watch: decideWatch,
  giveUp: decideGiveUp,
};

export interface Effect {
  readonly world: World;
  readonly answer: ModelAnswer;
}

const done: ModelAnswer = { kind: 'done' };

/** What a call does where it arrives, and what is answered. */
export function perform(world: World, rules: Rules, call: Call): Effect {
  const { command } = call;
  const move = requireMove(world, call.moveId);
  const ref = { moveId: call.moveId, attempt: call.attempt };
  switch (command.at) {
    case 'directory':
      return decide(world, move.id, rules.directory(command, call.attempt));
    case 'source':
      return atSource(world, rules.source, command, move, ref);
    case 'destination':
      return atDestination(world, rules.destination, command, move, ref);
    case 'driver':
      return { world, answer: done };
  }
}

/** One call, since the owner waits for it. */
function blockAndRead(source: SourceRules, side: Side, ref: Ref): Outcome<ModelPayloads['last']> {
  const blocked = source.block(side, ref);
  if (!blocked.ok) return blocked;
  const changes = source.readChanges(blocked.side, ref);
  return changes.ok ? { ...changes, value: changes.value.rows } : changes;
}

/** At one moment, as all reads of one call. */
function readChanges(
  source: SourceRules,
  side: Side,
  ref: Ref,
  withDigest: boolean,
): Outcome<ModelPayloads['changes']> {
  const changes = source.readChanges(side, ref);
  if (!changes.ok || !withDigest) return changes;
  const all = source.readAll(changes.side, ref);
  if (!all.ok) return all;
  return { ...all, value: { ...changes.value, digest: JSON.stringify(sorted(all.value)) } };
}

type At<Place extends string> = Extract<ModelCommand, { readonly at: Place }>;

function atSource(
  world: World,
  source: SourceRules,
  command: At<'source'>,
  move: MoveRecord,
  ref: Ref,
): Effect {
  const side = sideOf(world, move.from);
  const keep = <T>(outcome: Outcome<T>, toAnswer: (value: T) => ModelAnswer) =>
    put(world, move.from, outcome, toAnswer);
  const plainly = () => done;
  switch (command.do) {
    case 'depart':
      return keep(source.depart(side, ref, move.base), (rowsEstimated) => ({
        kind: 'departed',
        rowsEstimated,
      }));
    case 'read-chunk':
      return keep(source.readChunk(side, ref, command.cursor as string | null), (chunk) => ({
        kind: 'chunk',
        chunk: chunk.rows,
        rows: 1,
        bytes: 1,
        next: chunk.next,
      }));
    case 'read-changes':
      return keep(readChanges(source, side, ref, command.purpose === 'digest'), (changes) => {
        const count = Object.keys(changes.versions).length;
        const isNone = count === 0 && changes.digest === null;
        return { kind: 'changes', count, changes: isNone ? null : changes, left: 0 };
      });
    case 'forget-changes':
      return keep(source.forgetChanges(side, ref, command.changes.versions), plainly);
    case 'read-parts':
      // Rows whose changes wait to be copied are left out, as the data plane does.
      return keep(source.readAll(side, ref), (rows) => ({
        kind: 'parts',
        parts: Object.fromEntries(Object.entries(rows).filter(([key]) => !(key in side.changes))),
        next: null,
      }));
    case 'block':
      return keep(blockAndRead(source, side, ref), (last) => ({ kind: 'blocked', last, left: 0 }));
    case 'unblock':
      return keep(source.unblock(side, ref), plainly);
    case 'leave':
      return keep(source.leave(side, ref), plainly);
    case 'end-departure':
      return keep(source.endDeparture(side, ref), plainly);
    case 'erase':
      return keep(source.erase(side, ref), (kind) => ({ kind }));
  }
}

function atDestination(
  world: World,
  destination: DestinationRules,
  command: At<'destination'>,
  move: MoveRecord,
  ref: Ref,
): Effect {
  const side = sideOf(world, move.to);
  const keep = <T>(outcome: Outcome<T>, toAnswer: (value: T) => ModelAnswer) =>
    put(world, move.to, outcome, toAnswer);
  const plainly = () => done;
  switch (command.do) {
    case 'arrive':
      return keep(destination.arrive(side, ref, move.base), plainly);
    case 'write-chunk':
      return keep(destination.writeRows(side, ref, command.chunk), plainly);
    case 'write-changes': {
      const { rows, digest } = command.changes;
      const written = destination.writeRows(side, ref, rows);
      if (digest === null) return keep(written, plainly);
      const read = written.ok ? destination.readAll(written.side, ref) : written;
      return keep(read, (all) => ({
        kind: 'compared',
        differs: JSON.stringify(sorted(all)) === digest ? null : 'rows differ',
      }));
    }
    case 'compare-parts':
      return keep(destination.readAll(side, ref), (rows) => {
        const differs = Object.entries(command.parts).some(([key, value]) => rows[key] !== value);
        return { kind: 'compared', differs: differs ? 'rows differ' : null };
      });
    case 'complete':
      // What was just written is compared by itself; the rest was before.
      return keep(destination.writeRows(side, ref, command.last), () => ({
        kind: 'compared',
        differs: null,
      }));
    case 'admit':
      return keep(destination.admit(side, ref), plainly);
    case 'abandon':
      return keep(destination.abandon(side, ref), (kind) => ({ kind }));
    case 'end-capture':
      return keep(destination.endCapture(side, ref), plainly);
  }
}

function put<T>(
  world: World,
  place: string,
  outcome: Outcome<T>,
  toAnswer: (value: T) => ModelAnswer,
): Effect {
  if (!outcome.ok) {
    const reason = outcome.reason === 'stale' ? 'stale' : 'wrong-state';
    return { world, answer: { kind: 'refused', reason, move: null } };
  }
  const sides = { ...world.sides, [place]: outcome.side };
  return { world: { ...world, sides }, answer: toAnswer(outcome.value) };
}

/** One transaction of the directory. */
export function decide(
  world: World,
  moveId: string,
  rule: (move: MoveRecord, now: number) => Verdict,
): Effect {
  const move = requireMove(world, moveId);
  const verdict = rule(move, world.now);
  if (!verdict.ok) {
    return { world, answer: { kind: 'refused', reason: verdict.reason, move: verdict.move } };
  }
  let next = withMove(world, verdict.move);
  if (verdict.placement === 'flip') {
    if (next.home !== move.from) throw new Error('A flip of somebody who does not live there.');
    next = { ...next, home: move.to, epoch: next.epoch + 1, moving: false };
  } else if (verdict.placement !== undefined) {
    next = { ...next, moving: verdict.placement === 'moving' };
  }
  if (verdict.restores !== undefined) {
    next = decide(next, verdict.restores, (old, now) => decideRestore(old, 0, now)).world;
  }
  return { world: next, answer: { kind: 'record', move: requireMove(next, moveId) } };
}

/** Moves that somebody may claim now, whoever holds them. */
export function listClaimable(world: World): readonly MoveRecord[] {
  const isKept = world.moves.some(({ state }) => state === 'concluded' || state === 'erasing');
  return world.moves.filter(
    (move) => isClaimable(move, world.now) && !(move.state === 'requested' && isKept),
  );
}

export function claim(
  world: World,
  moveId: string,
): { readonly world: World; readonly driving: Driving<ModelPayloads> } | null {
  const effect = decide(world, moveId, (move, now) =>
    decideClaim({ ...move, claimedBy: null }, { by: 'd', forMs: 0, mayTakeFrom: null }, now),
  );
  if (effect.answer.kind !== 'record') return null;
  return { world: effect.world, driving: startDriving(effect.answer.move) };
}

/** What does not steer the protocol is left out of the states that are explored. */
export function normal(move: MoveRecord): MoveRecord {
  return {
    ...move,
    step: 0,
    claimedBy: null,
    claimedUntil: 0,
    retryAt: 0,
    rowsEstimated: null,
    rowsCopied: 0,
    bytesCopied: 0,
    changesLeft: 0,
    blockedAt: null,
    blockedMs: null,
    tries: 0,
    failures: 0,
    error: null,
    flippedAt: null,
    keepUntil: move.keepUntil === null ? null : 0,
  };
}

export function withMove(world: World, move: MoveRecord): World {
  const kept = world.exact ? move : normal(move);
  return { ...world, moves: world.moves.map((each) => (each.id === move.id ? kept : each)) };
}

export function requireMove(world: World, moveId: string): MoveRecord {
  const move = world.moves.find(({ id }) => id === moveId);
  if (move === undefined) throw new Error(`There is no move ${moveId}.`);
  return move;
}

export function sideOf(world: World, place: string): Side {
  const side = world.sides[place];
  if (side === undefined) throw new Error(`There is no partition ${place}.`);
  return side;
}
