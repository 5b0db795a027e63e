import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { NoSuchBatch } from '#components/states/no-such-batch.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { combinedOptions } from './api/get-combined.ts';
import { CombinedView } from './components/combined-view.tsx';

/** One answer made of several people's, for each task of a batch. */
export function CombinedPage() {
  const { batchId } = useParams({ from: '/batches/$batchId/combined' });
  const { data: batch, error, isPending, refetch } = useQuery(combinedOptions(batchId));
  if (batch) return <CombinedView batch={batch} />;
  return (
    <Page width="full">
      <PageHead title="Combined answers" />
      {isPending && <RowSkeletons height={48} rows={8} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="The combined answers cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {!isPending && error === null && <NoSuchBatch />}
    </Page>
  );
}
