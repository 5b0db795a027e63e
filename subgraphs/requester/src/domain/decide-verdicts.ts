import { canSubmissionBecome, overrideWindowDays } from '@exchange/kernel';
import type { LockedSubmission } from '../store/lock-submissions.ts';

export interface Verdicts {
  /** To be decided now. */
  readonly decided: readonly LockedSubmission[];
  /** Of these, the ones that had been rejected: their money comes from what is available. */
  readonly overridden: readonly LockedSubmission[];
  /** Decided otherwise before, and left so. */
  readonly conflicts: readonly LockedSubmission[];
}

const dayMs = 86_400_000;

/** What becomes of submissions when somebody approves or rejects them. A repeat changes nothing. */
export function decideVerdicts(
  submissions: readonly LockedSubmission[],
  verdict: 'approved' | 'rejected',
  overrideRejection: boolean,
): Verdicts {
  const decided: LockedSubmission[] = [];
  const overridden: LockedSubmission[] = [];
  const conflicts: LockedSubmission[] = [];
  for (const submission of submissions) {
    if (submission.status === verdict) continue;
    if (submission.status === 'submitted') decided.push(submission);
    else if (overrideRejection && canOverride(submission, verdict)) overridden.push(submission);
    else conflicts.push(submission);
  }
  return { decided: [...decided, ...overridden], overridden, conflicts };
}

function canOverride(submission: LockedSubmission, verdict: 'approved' | 'rejected'): boolean {
  const { status, decidedAt, at } = submission;
  return (
    status === 'rejected' &&
    canSubmissionBecome(status, verdict) &&
    decidedAt !== null &&
    at.getTime() - decidedAt.getTime() <= overrideWindowDays * dayMs
  );
}
