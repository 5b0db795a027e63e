import type { BatchStatus } from '#gql';
import type { BatchTab } from '../batches-search.ts';
import { batchTabs } from '../batches-search.ts';
import { tabStatuses } from './batch-tabs.ts';

interface StatusCount {
  readonly status: BatchStatus;
  readonly count: number;
  /** Of them, those with answers to review. */
  readonly toReview: number;
}

/** In these a batch always waits for its requester; in others only when answers wait. */
const alwaysWaiting: readonly BatchStatus[] = ['UPLOADING', 'DRAFT', 'PAUSED'];

/** How many batches each tab lists. */
export function countTabs(counts: readonly StatusCount[]): Record<BatchTab, number> {
  const countOf = (tab: BatchTab): number =>
    counts
      .filter(({ status }) => tabStatuses[tab].includes(status))
      .reduce((sum, { status, count, toReview }) => {
        const isListed = tab !== 'needs-me' || alwaysWaiting.includes(status);
        return sum + (isListed ? count : toReview);
      }, 0);
  return Object.fromEntries(batchTabs.map((tab) => [tab, countOf(tab)])) as Record<
    BatchTab,
    number
  >;
}
