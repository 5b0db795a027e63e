import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { NoSuchBatch } from '#components/states/no-such-batch.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { reviewBatchOptions } from './api/get-review-batch.ts';
import { ReviewStream } from './components/review-stream.tsx';

/** The answers of a batch, to be approved or rejected one after the other. */
export function ReviewPage() {
  const { batchId } = useParams({ from: '/batches/$batchId/review' });
  const { data: batch, error, isPending, refetch } = useQuery(reviewBatchOptions(batchId));
  if (batch) return <ReviewStream batch={batch} />;
  return (
    <Page width="full">
      <PageHead title="Review" />
      {isPending && <RowSkeletons height={160} rows={3} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="The answers cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {!isPending && error === null && <NoSuchBatch />}
    </Page>
  );
}
