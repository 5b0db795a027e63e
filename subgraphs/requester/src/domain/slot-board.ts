import type { LockedBatch } from '../store/lock-batches.ts';
import type { LockedLease } from '../store/lock-leases.ts';
import type { LockedTask } from '../store/lock-tasks.ts';
import type { LeaseMove, TaskMove } from '../store/move-slots.ts';
import type { BatchChanges } from './batch-changes.ts';

type Slots = { available: number; leased: number; done: number; cancelled: number };

/**
 * Where the slots of some locked tasks are, while a transaction decides over them. Pure: it moves
 * slots between the four places of a task and out of leases, never creates or loses one, and tells
 * at the end what changed.
 */
export class SlotBoard {
  readonly #before: ReadonlyMap<string, LockedTask>;
  readonly #tasks: Map<string, Slots>;
  readonly #leases: ReadonlyMap<string, LockedLease>;
  readonly #batches: ReadonlyMap<string, LockedBatch>;
  readonly #taken = new Map<string, { taken: number; over: LeaseMove['over'] }>();

  constructor(
    tasks: readonly LockedTask[],
    leases: readonly LockedLease[],
    batches: readonly LockedBatch[],
  ) {
    this.#before = new Map(tasks.map((task) => [task.id, task]));
    this.#tasks = new Map(
      tasks.map(({ id, available, leased, done, cancelled }) => [
        id,
        { available, leased, done, cancelled },
      ]),
    );
    this.#leases = new Map(leases.map((lease) => [lease.id, lease]));
    this.#batches = new Map(batches.map((batch) => [batch.id, batch]));
  }

  task(taskId: string): LockedTask | null {
    return this.#before.get(taskId) ?? null;
  }

  batchOf(taskId: string): LockedBatch | null {
    return this.#batches.get(this.#before.get(taskId)?.batchId ?? '') ?? null;
  }

  /** Slots of a lease that are neither used nor given back. */
  outstanding(leaseId: string): number {
    const lease = this.#leases.get(leaseId);
    if (lease === undefined || lease.status !== 'active') return 0;
    return lease.outstanding - (this.#taken.get(leaseId)?.taken ?? 0);
  }

  /**
   * Work came in. It uses its lease's slot; when that is gone, a slot that nobody has yet; when
   * there is none either, it is surplus.
   */
  deliver(taskId: string, leaseId: string): 'counted' | 'surplus' {
    const slots = this.#requireSlots(taskId);
    if (this.#leases.get(leaseId)?.taskId === taskId && this.outstanding(leaseId) > 0) {
      this.#take(leaseId, 1, 'closed');
      slots.leased -= 1;
    } else if (slots.available > 0) {
      slots.available -= 1;
    } else {
      return 'surplus';
    }
    slots.done += 1;
    return 'counted';
  }

  /**
   * Slots of a lease come back: to the available ones, or to the cancelled ones when the batch has
   * ended. Returns how many did, since a lease gives back no more than it has, and that batch.
   */
  giveBack(
    leaseId: string,
    slots: number,
    over: LeaseMove['over'],
  ): { back: number; endedBatch: LockedBatch | null } {
    const lease = this.#leases.get(leaseId);
    const back = Math.min(slots, this.outstanding(leaseId));
    if (lease === undefined || back <= 0) return { back: 0, endedBatch: null };
    const batch = this.batchOf(lease.taskId);
    const endedBatch = batch?.status === 'cancelled' ? batch : null;
    const task = this.#requireSlots(lease.taskId);
    this.#take(leaseId, back, over);
    task.leased -= back;
    if (endedBatch === null) task.available += back;
    else task.cancelled += back;
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

  addTo(changes: BatchChanges): void {
    for (const { taskId, ...move } of this.taskMoves()) {
      const before = this.#requireTask(taskId);
      const tasksAvailable =
        Number(before.available + move.available > 0) - Number(before.available > 0);
      changes.add(before.batchId, { ...move, tasksAvailable });
    }
  }

  #take(leaseId: string, slots: number, over: LeaseMove['over']): void {
    const sofar = this.#taken.get(leaseId)?.taken ?? 0;
    this.#taken.set(leaseId, { taken: sofar + slots, over });
  }

  #requireTask(taskId: string): LockedTask {
    const task = this.#before.get(taskId);
    if (task === undefined) throw new Error(`Task ${taskId} is not on the board.`);
    return task;
  }

  #requireSlots(taskId: string): Slots {
    const slots = this.#tasks.get(taskId);
    if (slots === undefined) throw new Error(`Task ${taskId} is not on the board.`);
    return slots;
  }
}
