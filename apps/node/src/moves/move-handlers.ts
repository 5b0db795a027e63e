import { setTimeout as delay } from 'node:timers/promises';
import {
  findMoves,
  type ClusterDirectory,
  type Log,
  type ProcedureHandlers,
} from '@exchange/cluster';
import { ExchangeError, type OwnerKey } from '@exchange/kernel';
import type { MoveRecord, MoveState } from '@exchange/moves';
import type { Lane } from '@exchange/partitions';
import { MoveRefusedError, type MoveRef, type TransferSource } from '@exchange/transfer';
import type { OwnerGate } from './owner-gate.ts';
import type { OperationLine } from '../operation-line.ts';
import { createRecentlyAdmitted } from './recently-admitted.ts';
import type { RowLimiter } from './row-limiter.ts';

export interface MoveHandlersOptions {
  /** The directory's database. */
  readonly database: Lane;
  readonly directory: Pick<ClusterDirectory, 'isServedBy'>;
  readonly sources: ReadonlyMap<string, TransferSource>;
  readonly gate: OwnerGate;
  readonly line: OperationLine;
  readonly limiterOf: (partitionId: string) => RowLimiter;
  /** Somebody was blocked: look after them when their time is over. */
  readonly onBlocked: () => void;
  readonly log: Log;
}

interface MoveCall {
  readonly partitionId: string;
  readonly move: MoveRef;
}

const whileCopying: readonly MoveState[] = ['requested', 'copying', 'catching-up'];
const untilFlip: readonly MoveState[] = [...whileCopying, 'blocked'];
const onceBlocked: readonly MoveState[] = ['blocked'];
const onceFlipped: readonly MoveState[] = ['flipped', 'concluded', 'erasing'];

/**
 * A caller whose user was about to be blocked so recently is not asked about again while that user waits:
 * the attempt refuses what has been overtaken, the directory whatever comes of it too late, and a block
 * that comes after the directory gave it up is undone by the watch.
 */
const admittedMs = 5_000;

/** How long the gate is closed at most before the source blocks; then the database waits for the rest. */
const longestGateMs = 150;

/**
 * What the node of a destination may ask of a partition that a user leaves. The directory says who that
 * is and how far the move has come: a call in another's name, or one that comes late, is refused before
 * it reaches the data.
 */
export function createMoveHandlers(options: MoveHandlersOptions): ProcedureHandlers {
  const { database, directory, sources, gate, line, limiterOf, log } = options;

  const admitted = createRecentlyAdmitted(admittedMs);

  async function admit(
    { partitionId, move }: MoveCall,
    caller: string,
    states: readonly MoveState[],
  ): Promise<TransferSource> {
    const source = sources.get(partitionId);
    if (source === undefined) {
      throw new ExchangeError('USER_MOVED', 'This node does not serve that partition (any more).');
    }
    const known = (await findMoves(database, [move.moveId])).get(move.moveId)?.move;
    const isTheirs =
      known !== undefined &&
      known.from === partitionId &&
      known.ownerKey === move.ownerKey &&
      (await directory.isServedBy(known.to, caller));
    if (!isTheirs) {
      log.warn(
        { audit: true, caller, partition: partitionId, move: move.moveId },
        'a node asked for a user whom it does not move',
      );
      throw new ExchangeError('FORBIDDEN', 'The caller does not move this user.');
    }
    requireCurrent(known, move, states);
    if (known.state === 'catching-up') admitted.add(caller, partitionId, move);
    return source;
  }

  function admitToBlock(call: MoveCall, caller: string): Promise<TransferSource> {
    const source = sources.get(call.partitionId);
    return source !== undefined && admitted.has(caller, call.partitionId, call.move)
      ? Promise.resolve(source)
      : admit(call, caller, onceBlocked);
  }

  return {
    async moveDepart(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      return source.beginDeparture(call.move, call.base);
    },
    async moveReadChunk(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      await line.whenClear();
      const chunk = await source.readChunk(call.move, call.cursor, call.limits);
      await limiterOf(call.partitionId).take(chunk.count);
      return mutable(chunk);
    },
    async moveReadChanges(call, { caller }) {
      const source = await admit(call, caller, untilFlip);
      const { move, limits, purpose } = call;
      // What is under way belongs to these changes, and need not end in the block.
      if (purpose === 'block') await waitUntilFree(gate, move.ownerKey);
      await line.whenClear();
      return mutable(await source.readChanges(move, limits, purpose));
    },
    async moveForgetChanges(call, { caller }) {
      const source = await admit(call, caller, untilFlip);
      await source.forgetChanges(call.move, call.versions);
      return {};
    },
    async moveReadParts(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      await line.whenClear();
      return mutable(await source.readParts(call.move, call.cursor, call.rows));
    },
    async moveBlock(call, { caller }) {
      const { ownerKey } = call.move;
      const open = gate.close(ownerKey);
      const othersGoOn = line.goFirst();
      try {
        // The user waits, so both are waited for at once, and a slow directory no longer than the user.
        const [source, isFree] = await Promise.all([
          inTime(admitToBlock(call, caller)),
          waitUntilFree(gate, ownerKey),
        ]);
        if (source === null || !isFree) return { last: null };
        return { last: mutable(await source.block(call.move, call.waitMs, call.limits)) };
      } finally {
        options.onBlocked();
        othersGoOn();
        open();
      }
    },
    async moveUnblock(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      await source.unblock(call.move);
      return {};
    },
    async moveLeave(call, { caller }) {
      await (await admit(call, caller, onceFlipped)).markLeft(call.move);
      return {};
    },
    async moveEndDeparture(call, { caller }) {
      await (await admit(call, caller, ['undoing'])).endDeparture(call.move);
      return {};
    },
    async moveErase(call, { caller }) {
      const source = await admit(call, caller, ['erasing']);
      await line.whenClear();
      const erased = await source.erase(call.move, call.rows);
      await limiterOf(call.partitionId).take(erased.erased);
      return { ...erased };
    },
  };
}

async function waitUntilFree(gate: OwnerGate, ownerKey: OwnerKey): Promise<boolean> {
  return (await inTime(gate.whenFree(ownerKey).then(() => true))) ?? false;
}

/** Null when there is none yet; what comes later, an error too, is of no interest. */
function inTime<T>(answer: Promise<T>): Promise<T | null> {
  return Promise.race([answer, delay(longestGateMs, null, { ref: false })]);
}

function requireCurrent(known: MoveRecord, move: MoveRef, states: readonly MoveState[]): void {
  if (known.attempt !== move.attempt) {
    throw new MoveRefusedError('stale', 'A later attempt of this move is under way.');
  }
  if (!states.includes(known.state)) {
    throw new MoveRefusedError('state', `This step does not follow while it is ${known.state}.`);
  }
}

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

/** Types of the contract are written without readonly; nobody changes what goes out. */
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}
