import { IconChecks, IconInbox } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.tsx';
import { Empty } from '#components/states/empty.tsx';
import type { ReviewFilter } from '../review-search.ts';

interface NothingToReviewProps {
  readonly batchId: string;
  readonly filter: ReviewFilter;
}

/** No answer to show: all decided, or none of this kind. */
export function NothingToReview({ batchId, filter }: NothingToReviewProps) {
  if (filter === 'waiting') {
    return (
      <Empty
        icon={IconChecks}
        title="Nothing left to review"
        action={
          <ButtonLink variant="default" to="/batches/$batchId/results" params={{ batchId }}>
            See the results
          </ButtonLink>
        }
      >
        New answers appear here by themselves as they come in.
      </Empty>
    );
  }
  return (
    <Empty icon={IconInbox} title="No answer of this kind">
      Choose another tab to see the others.
    </Empty>
  );
}
