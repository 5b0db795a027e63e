import type { BatchStatus, LeaseKind } from '@exchange/kernel';
import type { TaskSlots } from '../rules/slot-rules.ts';

/** A kind of work on a requester partition, with the terms that the protocol needs. */
export interface TypeRow {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly timeAllowedSeconds: number;
}

export interface BatchRow {
  readonly batchId: string;
  readonly type: TypeRow;
  readonly priority: number;
  status: BatchStatus;
  deadlineAt: number | null;
  /** What its tasks are being brought to, and how many of them follow already; null when all do. */
  tasksStatus: TaskStatus;
  rolled: number | null;
  readonly tasks: TaskRow[];
  /** Sums over its tasks. */
  available: number;
  tasksAvailable: number;
}

export type TaskStatus = 'staged' | 'open' | 'paused' | 'cancelled';

/** wanted = available + leased + done + cancelled, always (I1). */
export interface TaskRow extends TaskSlots {
  readonly taskId: string;
  readonly batch: BatchRow;
  /** Place in the order of publication over the whole partition. */
  readonly order: number;
  status: TaskStatus;
  wanted: number;
  /** Performers whose work is here, each at most once. */
  readonly doneBy: Set<string>;
  surplus: number;
  queued: boolean;
}

/** Kept while it is active; one that is over behaves like one that was never there. */
export interface LeaseRow {
  readonly leaseId: string;
  readonly task: TaskRow;
  readonly holder: string;
  readonly kind: LeaseKind;
  readonly grantId: string;
  readonly granted: number;
  readonly grantedAt: number;
  outstanding: number;
  epoch: number;
  expiresAt: number;
}

export function isTakingAccepts(batch: BatchRow, now: number): boolean {
  return batch.status === 'open' && (batch.deadlineAt === null || batch.deadlineAt > now);
}
