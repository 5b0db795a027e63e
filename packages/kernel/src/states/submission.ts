/**
 * A submission: the requester's copy of submitted work.
 *
 *   submitted ──approve──▶ approved
 *       └──reject──▶ rejected ──override within 30 days──▶ approved
 *
 * Source of the 30 days: the ApproveAssignment operation of Mechanical Turk.
 */
export const submissionStatuses = ['submitted', 'approved', 'rejected'] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];

export const overrideWindowDays = 30;

const next: Record<SubmissionStatus, readonly SubmissionStatus[]> = {
  submitted: ['approved', 'rejected'],
  rejected: ['approved'],
  approved: [],
};

export function canSubmissionBecome(from: SubmissionStatus, to: SubmissionStatus): boolean {
  return next[from].includes(to);
}
