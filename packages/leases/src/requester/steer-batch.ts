import type { BatchStatus } from '@exchange/kernel';
import { canBatchBecome } from '@exchange/kernel';

export type Steering = 'pause' | 'resume' | 'cancel';

/** Leases in one message of recall. */
export const recallPartSize = 500;

const statusOf = { pause: 'paused', resume: 'open', cancel: 'cancelled' } as const;

/** Where a batch and its tasks go; null when the batch may not, or is there already. */
export function decideSteering(
  batch: { readonly status: BatchStatus; readonly deadlineAt: number | null },
  steering: Steering,
  now: number,
): { status: BatchStatus; tasksStatus: 'open' | 'paused' | 'cancelled' } | null {
  const status = statusOf[steering];
  if (batch.status === status || !canBatchBecome(batch.status, status)) return null;
  if (status !== 'open') return { status, tasksStatus: status };
  if (batch.status !== 'paused') return null;
  const overdue = batch.deadlineAt !== null && batch.deadlineAt <= now;
  return { status, tasksStatus: overdue ? 'paused' : 'open' };
}
