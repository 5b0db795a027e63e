import type { SubmissionStatus } from '#gql';
import type { ReviewFilter } from '../review-search.ts';

export const filterLabels: Record<ReviewFilter, string> = {
  waiting: 'To review',
  approved: 'Approved',
  rejected: 'Rejected',
  all: 'All',
};

export const filterStatuses: Record<ReviewFilter, readonly SubmissionStatus[]> = {
  waiting: ['SUBMITTED'],
  approved: ['APPROVED'],
  rejected: ['REJECTED'],
  all: ['SUBMITTED', 'APPROVED', 'REJECTED'],
};
