import type { Stock } from '@exchange/leases';
import type { EventQueue } from './event-queue.ts';
import type { FarTypes } from './far-types.ts';
import type { GroupPlanner } from './group-planner.ts';

export interface FoundGroup {
  readonly stock: Stock;
  readonly far: FarTypes;
  readonly planner: GroupPlanner;
}

/** Types of which the people of a group find something, near or far. */
export class FoundTypes {
  readonly #queue: EventQueue;
  readonly #group: FoundGroup;
  readonly #found = new Set<string>();

  constructor(queue: EventQueue, group: FoundGroup) {
    this.#queue = queue;
    this.#group = group;
  }

  /** Whether there are some by now that were not there before. */
  findNew(): boolean {
    const found = this.#group.planner.types().filter(({ typeId }) => !this.#found.has(typeId));
    for (const { typeId } of found) this.#found.add(typeId);
    return found.length > 0;
  }

  /** Somebody took one of it near. */
  takeNear(typeId: string): void {
    this.#noteGone(typeId);
  }

  /** Fewer of them lie far than was thought. */
  takeFar(typeId: string, slots: number): void {
    this.#group.far.take(typeId, slots);
    this.#noteGone(typeId);
  }

  /** The requester was asked, and has none left. */
  noteEmpty(typeId: string): void {
    this.#group.far.noteEmpty(typeId, this.#queue.now);
    this.#noteGone(typeId);
  }

  #noteGone(typeId: string): void {
    const { stock, far } = this.#group;
    if (stock.freeOf(typeId) + (far.get(typeId)?.slots ?? 0) > 0) return;
    this.#found.delete(typeId);
  }
}
