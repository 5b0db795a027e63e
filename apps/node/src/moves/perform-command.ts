import { setTimeout as delay } from 'node:timers/promises';
import type { Log, MovesConfig } from '@exchange/cluster';
import { changeKnownMove, changeMove } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import type {
  Answer,
  Command,
  DestinationCommand,
  MoveRecord,
  SourceCommand,
} from '@exchange/moves';
import type { Lane } from '@exchange/partitions';
import type { Cursor, MoveRef, TransferDestination, TransferSource } from '@exchange/transfer';
import type { OperationLine } from '../operation-line.ts';
import { ruleOf } from './directory-rule.ts';
import type { MovePayloads } from './payloads.ts';
import type { RowLimiter } from './row-limiter.ts';

/** The three places of one move, and how much may be done there. */
export interface MovePlaces {
  readonly directory: Lane;
  readonly source: TransferSource;
  readonly destination: TransferDestination;
  readonly limiter: RowLimiter;
  readonly line: OperationLine;
  readonly settings: MovesConfig;
  readonly log: Log;
}

/** The record as the directory said it last, and the directory's time or a little before it, in ms. */
export interface KnownMove {
  readonly move: MoveRecord;
  readonly now: () => number;
}

type MoveAnswer = Answer<MovePayloads>;
const done: MoveAnswer = { kind: 'done' };
const more: MoveAnswer = { kind: 'more' };
/** Writers under way may hold a block up for so long. */
const waitForWritersMs = 250;
const comparedAtOnce = 2_000;
const erasedAtOnce = 500;
/** Of what changed since the last look. */
const changeLimits = { rows: 500, bytes: 1_024 * 1_024 };
/** The same in the block: more would let the user wait for too long. */
const lastLimits = { rows: 500, bytes: 1_024 * 1_024 };

/** Does what the driver asks and says what came of it. Never throws. */
export async function performCommand(
  places: MovePlaces,
  command: Command<MovePayloads>,
  { move, now }: KnownMove,
): Promise<MoveAnswer> {
  const ref = { moveId: move.id, ownerKey: move.ownerKey, attempt: move.attempt };
  try {
    switch (command.at) {
      case 'source':
        return await askSource(places, command, ref, move);
      case 'destination':
        return await askDestination(places, command, ref, { move, now });
      case 'directory': {
        const rule = ruleOf(command, move.attempt, places.settings);
        const isWaitedFor = command.do === 'close' || command.do === 'flip';
        const verdict = isWaitedFor
          ? await changeKnownMove(places.directory, move, now(), rule)
          : await changeMove(places.directory, move.id, rule);
        if (verdict === null) return { kind: 'refused', reason: 'stale', move: null };
        return verdict.ok
          ? { kind: 'record', move: verdict.move }
          : { kind: 'refused', reason: verdict.reason, move: verdict.move };
      }
      case 'driver':
        await delay(command.forMs);
        return done;
    }
  } catch (error) {
    return describeFailure(places.log, error, command, move);
  }
}

async function askSource(
  { source, limiter, settings }: MovePlaces,
  command: SourceCommand<MovePayloads>,
  ref: MoveRef,
  move: MoveRecord,
): Promise<MoveAnswer> {
  const limits = { rows: settings.chunkRows, bytes: settings.chunkBytes };
  switch (command.do) {
    case 'depart': {
      const { rows } = await source.beginDeparture(ref, move.base);
      return { kind: 'departed', rowsEstimated: rows };
    }
    case 'read-chunk': {
      const chunk = await source.readChunk(ref, command.cursor as Cursor | null, limits);
      await limiter.take(chunk.count);
      const { next, count, bytes } = chunk;
      return { kind: 'chunk', chunk, rows: count, bytes, next };
    }
    case 'read-changes': {
      const changes = await source.readChanges(ref, changeLimits, command.purpose);
      const { left, digest } = changes;
      const count = changes.versions.length;
      await limiter.take(count);
      const isNone = count === 0 && digest === null;
      return { kind: 'changes', changes: isNone ? null : changes, count, left };
    }
    case 'forget-changes':
      await source.forgetChanges(ref, command.changes.versions);
      return done;
    case 'read-parts': {
      const { parts, next } = await source.readParts(
        ref,
        command.cursor as Cursor | null,
        comparedAtOnce,
      );
      return { kind: 'parts', parts, next };
    }
    case 'block': {
      const last = await source.block(ref, waitForWritersMs, lastLimits);
      return last === null ? { kind: 'busy' } : { kind: 'blocked', last, left: last.changes.left };
    }
    case 'unblock':
      await source.unblock(ref);
      return done;
    case 'leave':
      await source.markLeft(ref);
      return done;
    case 'end-departure':
      await source.endDeparture(ref);
      return done;
    case 'erase': {
      const erased = await source.erase(ref, erasedAtOnce);
      await limiter.take(erased.erased);
      return erased.more ? more : done;
    }
  }
}

async function askDestination(
  { destination, limiter }: MovePlaces,
  command: DestinationCommand<MovePayloads>,
  ref: MoveRef,
  { move, now }: KnownMove,
): Promise<MoveAnswer> {
  switch (command.do) {
    case 'arrive':
      await destination.beginArrival(ref, move.base);
      return done;
    case 'write-chunk':
      await destination.writeChunk(ref, command.chunk);
      return done;
    case 'write-changes': {
      const applied = await destination.applyChanges(ref, command.changes);
      return command.changes.digest === null ? done : describeComparison(applied);
    }
    case 'compare-parts':
      return describeComparison(await destination.compareParts(ref, command.parts));
    case 'complete':
      return describeComparison(await destination.complete(ref, command.last));
    case 'admit':
      await destination.admit(ref, { keepCapture: true });
      return { kind: 'admitted', heldMs: move.blockedAt === null ? 0 : now() - move.blockedAt };
    case 'abandon': {
      const abandoned = await destination.abandonArrival(ref, move.base, erasedAtOnce);
      await limiter.take(abandoned.erased);
      return abandoned.more ? more : done;
    }
    case 'end-capture':
      await destination.endCapture(ref);
      return done;
  }
}

function describeComparison({ differing }: { readonly differing: readonly string[] }): MoveAnswer {
  const isCopy = differing.length === 0;
  const differs = isCopy ? null : `Source and destination differ in ${differing.join(', ')}.`;
  return { kind: 'compared', differs };
}

function describeFailure(
  log: Log,
  error: unknown,
  command: Command<MovePayloads>,
  move: MoveRecord,
): MoveAnswer {
  const what = { move: move.id, owner: move.ownerKey, at: command.at, step: command.do };
  const reason = error instanceof ExchangeError ? error.details.reason : undefined;
  if (error instanceof ExchangeError && error.code === 'CONFLICT' && reason !== undefined) {
    log.info({ ...what, reason }, 'a step of a move was refused');
    // `ended` and `other-move`: somebody has brought it further than this driver knows.
    const isState = reason === 'state' || reason === 'differs';
    return { kind: 'refused', reason: isState ? 'wrong-state' : 'stale', move: null };
  }
  log.warn({ err: error, ...what }, 'a step of a move failed');
  const text = error instanceof ExchangeError ? error.message : 'A step failed: see the log.';
  const passes =
    error instanceof ExchangeError &&
    // Without a reason: a node that still runs a version of the program of before.
    (error.code === 'CONFLICT' || (error.retryable && error.code !== 'INTERNAL'));
  return { kind: 'failed', error: `${command.at}, ${command.do}: ${text}`, passes };
}
