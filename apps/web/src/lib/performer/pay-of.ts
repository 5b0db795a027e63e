import type { AssignmentStatus } from '#gql';

/** `earned`: on the balance. `expected`: if it is approved. `none`: nothing, now that it ended. */
export type Pay = 'earned' | 'expected' | 'none';

/** What an assignment in this state brings to who took it on. */
export function payOf(status: AssignmentStatus): Pay {
  if (status === 'APPROVED') return 'earned';
  return status === 'ACCEPTED' || status === 'SUBMITTED' ? 'expected' : 'none';
}
