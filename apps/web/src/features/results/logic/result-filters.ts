import type { SubmissionStatus } from '#gql';
import type { ResultFilter } from '../results-search.ts';

export const filterLabels: Record<ResultFilter, string> = {
  all: 'All',
  approved: 'Approved',
  waiting: 'To review',
  rejected: 'Rejected',
};

export const filterStatuses: Record<ResultFilter, readonly SubmissionStatus[]> = {
  all: ['SUBMITTED', 'APPROVED', 'REJECTED'],
  approved: ['APPROVED'],
  waiting: ['SUBMITTED'],
  rejected: ['REJECTED'],
};
