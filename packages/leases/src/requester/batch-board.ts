import type { NewBatch } from './board-calls.ts';
import type { BatchRow } from './board-rows.ts';
import type { BoardTables } from './board-tables.ts';
import type { CallBack } from './call-back.ts';
import { decideSteering, type Steering } from './steer-batch.ts';

/** The batches of a requester partition, and what their requesters and their deadlines do to them. */
export class BatchBoard {
  readonly #tables: BoardTables;
  readonly #callBack: CallBack;

  constructor(tables: BoardTables, callBack: CallBack) {
    this.#tables = tables;
    this.#callBack = callBack;
  }

  /** An open batch with all of its tasks. */
  publish(batch: NewBatch): void {
    const entry = this.#tables.types.get(batch.typeId);
    if (entry === undefined) throw new Error(`There is no type ${batch.typeId}.`);
    const row: BatchRow = {
      batchId: batch.batchId,
      type: entry.type,
      priority: batch.priority ?? 0,
      status: 'open',
      deadlineAt: batch.deadlineAt ?? null,
      tasksStatus: 'open',
      rolled: null,
      tasks: [],
      available: 0,
      tasksAvailable: 0,
    };
    this.#tables.batches.set(batch.batchId, row);
    entry.batches.push(row);
    for (const { taskId, wanted } of batch.tasks) this.#tables.addTask(row, taskId, wanted);
  }

  /** The requester pauses, resumes or cancels; the tasks follow by `roll`. False when it may not. */
  steer(batchId: string, steering: Steering, now: number): boolean {
    const batch = this.require(batchId);
    const overdue = batch.deadlineAt !== null && batch.deadlineAt <= now;
    const to = decideSteering({ status: batch.status, overdue }, steering);
    if (to === null) return false;
    batch.status = to.status;
    this.#sendAfter(batch, to.tasksStatus);
    return true;
  }

  /** One step of bringing a batch's tasks after it. Returns how many it looked at. */
  roll(batchId: string, limit: number, now: number): number {
    const batch = this.require(batchId);
    if (batch.rolled === null) return 0;
    const from = batch.rolled;
    const step = batch.tasks.slice(from, from + limit);
    for (const task of step) {
      if (task.status === batch.tasksStatus || task.status === 'cancelled') continue;
      task.status = batch.tasksStatus;
      if (task.status === 'cancelled') this.#tables.cancelAvailable(task);
      if (task.status === 'open') this.#tables.offerAgain(task);
    }
    batch.rolled = step.length < limit ? null : from + limit;
    if (from === 0 && batch.tasksStatus !== 'open') this.#callBack.callBatch(batch, now);
    return Math.max(1, step.length);
  }

  /** Moves or removes the deadline. Holders learn of an earlier one by recall. False when it may not. */
  setDeadline(batchId: string, deadlineAt: number | null, now: number): boolean {
    const batch = this.require(batchId);
    if (batch.status === 'cancelled' || batch.status === 'completed') return false;
    if (deadlineAt !== null && deadlineAt <= now) return false;
    const before = batch.deadlineAt;
    batch.deadlineAt = deadlineAt;
    if (batch.status === 'open' && batch.tasksStatus === 'paused') this.#sendAfter(batch, 'open');
    for (const task of batch.tasks) this.#tables.offerAgain(task);
    if (deadlineAt !== null && (before === null || deadlineAt < before))
      this.#callBack.callBatch(batch, now);
    return true;
  }

  /** Batches whose deadline passed: their tasks are shut, and leases called back, by `roll`. */
  shutOverdue(now: number): number {
    let shut = 0;
    for (const batch of this.#tables.batches.values()) {
      const { status, tasksStatus, deadlineAt } = batch;
      if (status !== 'open' || tasksStatus !== 'open') continue;
      if (deadlineAt === null || deadlineAt > now) continue;
      this.#sendAfter(batch, 'paused');
      shut += 1;
    }
    return shut;
  }

  /** Ends batches whose deadline passed some time ago, as if their requester had cancelled them. */
  endOverdue(graceSeconds: number, now: number): number {
    let ended = 0;
    for (const batch of this.#tables.batches.values()) {
      const { status, deadlineAt } = batch;
      if (status !== 'open' && status !== 'paused') continue;
      if (deadlineAt === null || deadlineAt + graceSeconds * 1_000 > now) continue;
      batch.status = 'cancelled';
      this.#sendAfter(batch, 'cancelled');
      ended += 1;
    }
    return ended;
  }

  require(batchId: string): BatchRow {
    const batch = this.#tables.batches.get(batchId);
    if (batch === undefined) throw new Error(`There is no batch ${batchId}.`);
    return batch;
  }

  /** The tasks follow from the first one. */
  #sendAfter(batch: BatchRow, tasksStatus: BatchRow['tasksStatus']): void {
    batch.tasksStatus = tasksStatus;
    batch.rolled = 0;
  }
}
