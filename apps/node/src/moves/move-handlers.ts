import { setTimeout as delay } from 'node:timers/promises';
import {
  findMoves,
  type ClusterDirectory,
  type Log,
  type ProcedureHandlers,
} from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import type { MoveRecord, MoveState } from '@exchange/moves';
import type { Partition } from '@exchange/partitions';
import { MoveRefusedError, type MoveRef, type TransferSource } from '@exchange/transfer';
import type { OwnerGate } from './owner-gate.ts';
import type { RowLimiter } from './row-limiter.ts';

export interface MoveHandlersOptions {
  /** The directory's database. */
  readonly database: Partition;
  readonly directory: Pick<ClusterDirectory, 'isServedBy'>;
  readonly sources: ReadonlyMap<string, TransferSource>;
  readonly gate: OwnerGate;
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

/** Requests of the user that are under way may end first; then the database waits for the rest. */
const longestGateMs = 150;

/**
 * What the node of a destination may ask of a partition that a user leaves. The directory says who that
 * is and how far the move has come: a call in another's name, or one that comes late, is refused before
 * it reaches the data.
 */
export function createMoveHandlers(options: MoveHandlersOptions): ProcedureHandlers {
  const { database, directory, sources, gate, limiterOf, log } = options;

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
    return source;
  }

  return {
    async moveDepart(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      return source.beginDeparture(call.move, call.base);
    },
    async moveReadChunk(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      const chunk = await source.readChunk(call.move, call.cursor, call.limits);
      await limiterOf(call.partitionId).take(chunk.count);
      return mutable(chunk);
    },
    async moveReadChanges(call, { caller }) {
      const source = await admit(call, caller, untilFlip);
      return mutable(await source.readChanges(call.move, call.limits));
    },
    async moveForgetChanges(call, { caller }) {
      const source = await admit(call, caller, untilFlip);
      await source.forgetChanges(call.move, call.versions);
      return {};
    },
    async moveReadParts(call, { caller }) {
      const source = await admit(call, caller, whileCopying);
      return mutable(await source.readParts(call.move, call.cursor, call.rows));
    },
    async moveBlock(call, { caller }) {
      const source = await admit(call, caller, onceBlocked);
      const { ownerKey } = call.move;
      const open = gate.close(ownerKey);
      try {
        const isFree = await Promise.race([
          gate.whenFree(ownerKey).then(() => true),
          delay(longestGateMs, false, { ref: false }),
        ]);
        if (!isFree) return { last: null };
        return { last: mutable(await source.block(call.move, call.waitMs, call.limits)) };
      } finally {
        options.onBlocked();
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
      const erased = await source.erase(call.move, call.rows);
      await limiterOf(call.partitionId).take(erased.erased);
      return { ...erased };
    },
  };
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
