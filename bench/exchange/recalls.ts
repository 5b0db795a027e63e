import { decideRecall, drawOf, findDryGroup, type Holding } from '@exchange/affinity';
import {
  repositoryOf,
  type GrantAnswer,
  type GrantCall,
  type Message,
  type RequesterBoard,
} from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { GroupBooks } from './group-books.ts';
import { categoryOf } from './group-memory.ts';
import type { KnownDraws } from './known-draws.ts';
import type { WorldType } from './world.ts';

/** After a recall of a type, the next one waits. */
const restMs = 60_000;
/** With less of a type lent out, moving some of it is not worth the messages. */
const leastLent = 30;

interface RecallsParts {
  readonly queue: EventQueue;
  readonly board: RequesterBoard;
  readonly books: GroupBooks;
  readonly draws: KnownDraws;
  readonly newId: () => string;
  readonly send: (messages: readonly Message[]) => void;
}

/** What a requester node calls back from groups for others that need it more (R6). */
export class Recalls {
  readonly #parts: RecallsParts;
  readonly #recalledAt = new Map<string, number>();

  constructor(parts: RecallsParts) {
    this.#parts = parts;
  }

  /** What an asker lacks may lie with a group that will not do it soon. */
  forAsker(call: GrantCall, answer: GrantAnswer, types: readonly WorldType[]): void {
    const recalls = call.wants.flatMap((want) => {
      const type = types.find((one) => one.typeId === want.typeId);
      const got = answer.leases
        .filter((lease) => lease.typeId === want.typeId)
        .reduce((sum, lease) => sum + lease.slots, 0);
      if (type === undefined || got >= want.slots / 2 || this.#isTooSoon(want.typeId)) return [];
      return this.#recall(type, this.#holdings(type), call.holder, want.slots - got);
    });
    this.#parts.send(recalls);
  }

  /** Of what is all lent out, some for a group that runs dry: nobody asks for what is known to be gone. */
  forDryGroups(types: readonly WorldType[]): void {
    const recalls = types.flatMap((type) => {
      if (this.#isTooSoon(type.typeId)) return [];
      if (this.#parts.board.supplyOf(type.typeId, this.#parts.queue.now).slots > 0) return [];
      const holdings = this.#holdings(type);
      if (holdings.reduce((sum, { outstanding }) => sum + outstanding, 0) < leastLent) return [];
      const dry = findDryGroup(holdings);
      return dry === null ? [] : this.#recall(type, holdings, dry.partitionId, dry.lacking);
    });
    this.#parts.send(recalls);
  }

  #isTooSoon(typeId: string): boolean {
    return this.#parts.queue.now - (this.#recalledAt.get(typeId) ?? -restMs) < restMs;
  }

  #holdings(type: WorldType): Holding[] {
    return this.#parts.draws.list().map((draw) => ({
      partitionId: draw.partitionId,
      outstanding: this.#parts.books.recordOf(draw.partitionId).holds.get(type.typeId) ?? 0,
      draw: drawOf(draw, type.typeId, categoryOf(type)) ?? 0,
    }));
  }

  /** The last ones that would be taken. */
  #recall(
    type: WorldType,
    holdings: readonly Holding[],
    asker: string,
    lacking: number,
  ): Message[] {
    const recall = decideRecall(holdings, asker, lacking);
    if (recall === null) return [];
    const { queue, board, newId } = this.#parts;
    this.#recalledAt.set(type.typeId, queue.now);
    const leaseIds = [...board.tables.leases.values()]
      .filter((lease) => lease.holder === recall.partitionId && lease.kind === 'exclusive')
      .filter((lease) => lease.task.batch.type.typeId === type.typeId)
      .sort(
        (one, other) =>
          one.task.batch.priority - other.task.batch.priority ||
          (one.leaseId < other.leaseId ? 1 : -1),
      )
      .slice(0, recall.slots)
      .map((lease) => lease.leaseId);
    const body = { kind: 'lease.recalled' as const, leaseIds };
    return [{ id: newId(), to: repositoryOf(recall.partitionId), body }];
  }
}
