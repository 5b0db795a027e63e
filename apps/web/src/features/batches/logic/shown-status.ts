import type { BatchEnd, BatchStatus } from '#gql';

interface Ending {
  readonly status: BatchStatus;
  readonly endedBy?: BatchEnd | null;
}

/** The status as the badge knows it: what its deadline ended was not cancelled by anybody. */
export function shownStatus({ status, endedBy }: Ending): BatchStatus | 'OVERDUE' {
  return status === 'CANCELLED' && endedBy === 'DEADLINE' ? 'OVERDUE' : status;
}
