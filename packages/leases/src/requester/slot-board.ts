import type { LeaseSlots, TaskSlots } from '../rules/slot-rules.ts';
import { giveBackSlots, useSlot } from '../rules/slot-rules.ts';
import type { SlotPlaces } from './take-in.ts';

export interface BoardTask extends Readonly<TaskSlots> {
  readonly id: string;
  readonly batchId: string;
}

export interface BoardLease extends Readonly<LeaseSlots> {
  readonly id: string;
  readonly taskId: string;
  /** packages/kernel states/lease */
  readonly status: string;
}

export interface BoardBatch {
  readonly id: string;
  /** packages/kernel states/batch */
  readonly status: string;
}

/** Slots of one task that change place. */
export interface TaskMove extends Readonly<TaskSlots> {
  readonly taskId: string;
}

/** Slots that leave a lease. `over` is its status once none is left. */
export interface LeaseMove {
  readonly leaseId: string;
  readonly taken: number;
  readonly over: 'closed' | 'expired';
}

/** What the moves add to the counters of a batch; `tasksAvailable` counts tasks with a slot. */
export interface BatchMove extends Readonly<TaskSlots> {
  readonly batchId: string;
  readonly tasksAvailable: number;
}

/**
 * Where the slots of some locked tasks are, while a transaction decides over them. It works on
 * copies and tells at the end what changed, so that a store can write it.
 */
export class SlotBoard<
  Task extends BoardTask = BoardTask,
  Batch extends BoardBatch = BoardBatch,
> implements SlotPlaces {
  readonly #before: ReadonlyMap<string, Task>;
  readonly #tasks: Map<string, TaskSlots>;
  readonly #leases: Map<string, BoardLease & LeaseSlots>;
  readonly #batches: ReadonlyMap<string, Batch>;
  readonly #taken = new Map<string, { taken: number; over: LeaseMove['over'] }>();

  constructor(tasks: readonly Task[], leases: readonly BoardLease[], batches: readonly Batch[]) {
    this.#before = new Map(tasks.map((task) => [task.id, task]));
    this.#tasks = new Map(
      tasks.map(({ id, available, leased, done, cancelled }) => [
        id,
        { available, leased, done, cancelled },
      ]),
    );
    this.#leases = new Map(
      leases.map((lease) => {
        const { id, taskId, status } = lease;
        const outstanding = status === 'active' ? lease.outstanding : 0;
        return [id, { id, taskId, status, outstanding }];
      }),
    );
    this.#batches = new Map(batches.map((batch) => [batch.id, batch]));
  }

  task(taskId: string): Task | null {
    return this.#before.get(taskId) ?? null;
  }

  hasTask(taskId: string): boolean {
    return this.#before.has(taskId);
  }

  batchOf(taskId: string): Batch | null {
    return this.#batches.get(this.#before.get(taskId)?.batchId ?? '') ?? null;
  }

  /** Slots of a lease that are neither used nor given back. */
  outstanding(leaseId: string): number {
    return this.#leases.get(leaseId)?.outstanding ?? 0;
  }

  use(taskId: string, leaseId: string): 'counted' | 'surplus' {
    const lease = this.#leases.get(leaseId);
    const own = lease?.taskId === taskId ? lease : null;
    const before = own?.outstanding ?? 0;
    const outcome = useSlot(this.#requireSlots(taskId), own);
    if (own !== null) this.#note(leaseId, before - own.outstanding, 'closed');
    return outcome;
  }

  giveBack(
    leaseId: string,
    slots: number,
    over: LeaseMove['over'],
  ): { back: number; endedBatch: Batch | null } {
    const lease = this.#leases.get(leaseId);
    if (lease === undefined || Math.min(slots, lease.outstanding) <= 0) {
      return { back: 0, endedBatch: null };
    }
    const batch = this.batchOf(lease.taskId);
    const endedBatch = batch?.status === 'cancelled' ? batch : null;
    const task = this.#requireSlots(lease.taskId);
    const back = giveBackSlots(task, lease, slots, endedBatch !== null);
    this.#note(leaseId, back, over);
    return { back, endedBatch };
  }

  taskMoves(): TaskMove[] {
    return [...this.#tasks]
      .map(([taskId, now]) => {
        const before = this.#requireTask(taskId);
        return {
          taskId,
          available: now.available - before.available,
          leased: now.leased - before.leased,
          done: now.done - before.done,
          cancelled: now.cancelled - before.cancelled,
        };
      })
      .filter((move) => move.available || move.leased || move.done || move.cancelled);
  }

  leaseMoves(): LeaseMove[] {
    return [...this.#taken].map(([leaseId, { taken, over }]) => ({ leaseId, taken, over }));
  }

  /** One for each task that changed, so a batch can come more than once. */
  batchMoves(): BatchMove[] {
    return this.taskMoves().map(({ taskId, ...move }) => {
      const { batchId, available } = this.#requireTask(taskId);
      const tasksAvailable = Number(available + move.available > 0) - Number(available > 0);
      return { batchId, ...move, tasksAvailable };
    });
  }

  #note(leaseId: string, slots: number, over: LeaseMove['over']): void {
    if (slots === 0) return;
    const sofar = this.#taken.get(leaseId)?.taken ?? 0;
    this.#taken.set(leaseId, { taken: sofar + slots, over });
  }

  #requireTask(taskId: string): Task {
    const task = this.#before.get(taskId);
    if (task === undefined) throw new Error(`Task ${taskId} is not on the board.`);
    return task;
  }

  #requireSlots(taskId: string): TaskSlots {
    const slots = this.#tasks.get(taskId);
    if (slots === undefined) throw new Error(`Task ${taskId} is not on the board.`);
    return slots;
  }
}
