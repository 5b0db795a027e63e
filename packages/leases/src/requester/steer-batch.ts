import type { BatchStatus } from '@exchange/kernel';
import { canBatchBecome } from '@exchange/kernel';

export type Steering = 'pause' | 'resume' | 'cancel';

/** Leases in one message of recall. */
export const recallPartSize = 500;

const statusOf = { pause: 'paused', resume: 'open', cancel: 'cancelled' } as const;

/** The batch is where its requester wants it: asking again changes nothing. */
export function isSteered(status: BatchStatus, steering: Steering): boolean {
  return status === statusOf[steering];
}

/**
 * Where a batch and its tasks go; null when the batch may not, or is there already. `overdue` says
 * that its deadline has passed: then it opens and its tasks stay shut.
 */
export function decideSteering(
  batch: { readonly status: BatchStatus; readonly overdue: boolean },
  steering: Steering,
): { status: BatchStatus; tasksStatus: 'open' | 'paused' | 'cancelled' } | null {
  const status = statusOf[steering];
  if (isSteered(batch.status, steering) || !canBatchBecome(batch.status, status)) return null;
  if (status !== 'open') return { status, tasksStatus: status };
  // A completed batch opens again when more is wanted, not by being resumed.
  if (batch.status !== 'paused') return null;
  return { status, tasksStatus: batch.overdue ? 'paused' : 'open' };
}
