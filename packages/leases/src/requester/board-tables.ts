import { DueQueue } from '../rules/due-queue.ts';
import { giveBackSlots, lendSlots, useSlot } from '../rules/slot-rules.ts';
import type { BatchRow, LeaseRow, TaskRow, TypeRow } from './board-rows.ts';
import { isTakingAccepts } from './board-rows.ts';
import type { GrantableQueue } from './grantable-queue.ts';

interface TypeEntry {
  readonly type: TypeRow;
  readonly batches: BatchRow[];
  readonly queue: GrantableQueue;
}

/**
 * What a requester partition stores about slots, in memory. Every move of a slot passes through
 * here, so the sums of batches, the grants and the queues follow.
 */
export class BoardTables {
  readonly types = new Map<string, TypeEntry>();
  readonly batches = new Map<string, BatchRow>();
  readonly tasks = new Map<string, TaskRow>();
  /** Active ones only. */
  readonly leases = new Map<string, LeaseRow>();
  readonly grants = new Map<string, Set<LeaseRow>>();
  readonly ends = new DueQueue<LeaseRow>();
  /** Unlimited ones that have no end. */
  readonly endless = new Set<LeaseRow>();

  addTask(batch: BatchRow, taskId: string, wanted: number): void {
    const task: TaskRow = {
      taskId,
      batch,
      order: this.tasks.size,
      status: batch.tasksStatus,
      wanted,
      available: wanted,
      leased: 0,
      done: 0,
      cancelled: 0,
      doneBy: new Set(),
      surplus: 0,
      queued: false,
    };
    batch.tasks.push(task);
    batch.available += wanted;
    batch.tasksAvailable += Number(wanted > 0);
    this.tasks.set(taskId, task);
    this.offerAgain(task);
  }

  /** It may be granted from now on, if it has a slot. */
  offerAgain(task: TaskRow): void {
    this.types.get(task.batch.type.typeId)?.queue.add(task);
  }

  lend(lease: LeaseRow): void {
    this.#move(lease.task, () => {
      lendSlots(lease.task, lease.outstanding);
    });
    this.leases.set(lease.leaseId, lease);
    if (lease.kind === 'unlimited') this.endless.add(lease);
    this.ends.add(lease, lease.expiresAt);
    const grant = this.grants.get(lease.grantId);
    if (grant === undefined) this.grants.set(lease.grantId, new Set([lease]));
    else grant.add(lease);
  }

  use(task: TaskRow, leaseId: string): 'counted' | 'surplus' {
    const lease = this.leases.get(leaseId);
    const own = lease?.task === task ? lease : null;
    const outcome = this.#move(task, () => useSlot(task, own));
    if (own !== null) this.#closeWhenEmpty(own);
    return outcome;
  }

  giveBack(lease: LeaseRow, slots: number): number {
    const ended = lease.task.batch.status === 'cancelled';
    const back = this.#move(lease.task, () => giveBackSlots(lease.task, lease, slots, ended));
    this.#closeWhenEmpty(lease);
    return back;
  }

  /** Nobody will do what is available. */
  cancelAvailable(task: TaskRow): void {
    this.#move(task, () => {
      task.cancelled += task.available;
      task.available = 0;
    });
  }

  addSlots(task: TaskRow, slots: number): void {
    this.#move(task, () => {
      task.wanted += slots;
      task.available += slots;
    });
  }

  /** A type that takes accepts, somewhere. */
  isOpen(typeId: string, now: number): boolean {
    return this.types.get(typeId)?.batches.some((batch) => isTakingAccepts(batch, now)) ?? false;
  }

  supplyOf(typeId: string, now: number): { slots: number; tasks: number } {
    const open = (this.types.get(typeId)?.batches ?? []).filter((batch) =>
      isTakingAccepts(batch, now),
    );
    return {
      slots: open.reduce((sum, batch) => sum + batch.available, 0),
      tasks: open.reduce((sum, batch) => sum + batch.tasksAvailable, 0),
    };
  }

  /** Batches of which nothing is left do not count. */
  earliestDeadlineOf(typeId: string, now: number): number | null {
    const deadlines = (this.types.get(typeId)?.batches ?? []).flatMap((batch) =>
      batch.available > 0 && isTakingAccepts(batch, now) ? (batch.deadlineAt ?? []) : [],
    );
    return deadlines.length === 0 ? null : Math.min(...deadlines);
  }

  #move<Outcome>(task: TaskRow, move: () => Outcome): Outcome {
    const before = task.available;
    const outcome = move();
    task.batch.available += task.available - before;
    task.batch.tasksAvailable += Number(task.available > 0) - Number(before > 0);
    if (before === 0) this.offerAgain(task);
    return outcome;
  }

  #closeWhenEmpty(lease: LeaseRow): void {
    if (lease.outstanding > 0) return;
    this.leases.delete(lease.leaseId);
    this.endless.delete(lease);
    const grant = this.grants.get(lease.grantId);
    grant?.delete(lease);
    if (grant?.size === 0) this.grants.delete(lease.grantId);
  }
}
