import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { NoSuchBatch } from '#components/states/no-such-batch.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { resultsBatchOptions } from './api/get-results-batch.ts';
import { ResultsView } from './components/results-view.tsx';

/** The answers of a batch beside their inputs, to be read and taken away. */
export function ResultsPage() {
  const { batchId } = useParams({ from: '/batches/$batchId/results' });
  const { data: batch, error, isPending, refetch } = useQuery(resultsBatchOptions(batchId));
  if (batch) return <ResultsView batch={batch} />;
  return (
    <Page width="full">
      <PageHead title="Results" />
      {isPending && <RowSkeletons height={48} rows={8} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="The results cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {!isPending && error === null && <NoSuchBatch />}
    </Page>
  );
}
