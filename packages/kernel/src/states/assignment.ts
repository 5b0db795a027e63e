/**
 * An assignment, on its performer's partition.
 *
 *   accepted ──submit──▶ submitted ──decision──▶ approved | rejected
 *      ├──return──▶ returned        rejected ──override──▶ approved
 *      └──time-out──▶ expired
 */
export const assignmentStatuses = [
  'accepted',
  'submitted',
  'approved',
  'rejected',
  'returned',
  'expired',
] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

const next: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
  accepted: ['submitted', 'returned', 'expired'],
  submitted: ['approved', 'rejected'],
  rejected: ['approved'],
  approved: [],
  returned: [],
  expired: [],
};

export function canAssignmentBecome(from: AssignmentStatus, to: AssignmentStatus): boolean {
  return next[from].includes(to);
}

/** Statuses in which the performer holds or has done the task, so that it can never be theirs again. */
export const occupyingStatuses: readonly AssignmentStatus[] = [
  'accepted',
  'submitted',
  'approved',
  'rejected',
];
