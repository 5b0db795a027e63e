import type { PendingDecision } from './decision-queue.ts';

/** How many answers of a batch wait, and how many were decided how. */
export interface Counts {
  readonly toReview: number;
  readonly approved: number;
  readonly rejected: number;
}

type Decided = Pick<PendingDecision, 'batchId' | 'submissionIds' | 'decision'>;

/** The counts once a decision is taken. */
export function countDecision<T extends Counts>(
  counts: T,
  { submissionIds, decision }: Decided,
): T {
  const { length } = submissionIds;
  if (decision.kind === 'reject') {
    return {
      ...counts,
      toReview: counts.toReview - length,
      rejected: counts.rejected + length,
    };
  }
  const from = decision.overrideRejection ? 'rejected' : 'toReview';
  return { ...counts, [from]: counts[from] - length, approved: counts.approved + length };
}

/** The counts of a batch with its decisions that wait or are being sent, as its rows show them. */
export function countPending(
  batchId: string,
  counts: Counts,
  pending: readonly PendingDecision[],
): Counts {
  return pending
    .filter((entry) => entry.batchId === batchId)
    .filter(({ state }) => state === 'waiting' || state === 'sending')
    .reduce<Counts>(countDecision, counts);
}
