import type { BatchStatus } from '#gql';
import { countOf } from '#lib/format/number.ts';
import type { BatchTab } from '../batches-search.ts';

/** A batch as far as the tabs look at it. */
interface TabFacts {
  readonly status: BatchStatus;
  readonly toReview: number;
  readonly rowsBad: number;
}

export const tabLabels: Record<BatchTab, string> = {
  'needs-me': 'Needs me',
  running: 'Running',
  drafts: 'Drafts',
  done: 'Done',
};

/** Statuses that are asked for when a tab is open; what needs somebody may be in any of them. */
export const tabStatuses: Record<BatchTab, readonly BatchStatus[]> = {
  'needs-me': ['UPLOADING', 'DRAFT', 'OPEN', 'PAUSED', 'CANCELLED'],
  running: ['PUBLISHING', 'OPEN', 'PAUSED'],
  drafts: ['UPLOADING', 'DRAFT'],
  done: ['COMPLETED', 'CANCELLED'],
};

/** Why a batch waits for its requester, or null when it does not. */
export function needOf(batch: TabFacts): string | null {
  if (batch.toReview > 0) return `${batch.toReview.toLocaleString('en')} to review`;
  if (batch.status === 'DRAFT') {
    return batch.rowsBad > 0 ? countOf(batch.rowsBad, 'bad row') : 'Ready to publish';
  }
  if (batch.status === 'UPLOADING') return 'Rows are missing';
  return batch.status === 'PAUSED' ? 'Nobody can accept' : null;
}
