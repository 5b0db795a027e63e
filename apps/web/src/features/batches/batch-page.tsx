import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconStack2 } from '@tabler/icons-react';
import { ButtonLink } from '#components/links/button-link.ts';
import { Page } from '#components/page-head/page.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { batchOptions } from './api/get-batch.ts';
import { DraftBatch } from './components/draft-batch.tsx';
import { LiveBatch } from './components/live-batch.tsx';
import { UploadingBatch } from './components/uploading-batch.tsx';

/** One batch, in whichever part of its life it is. */
export function BatchPage() {
  const { batchId } = useParams({ from: '/batches/$batchId' });
  const { data: batch, error, isPending, refetch } = useQuery(batchOptions(batchId));
  if (batch) {
    if (batch.status === 'UPLOADING') return <UploadingBatch batch={batch} />;
    if (batch.status === 'DRAFT') return <DraftBatch batch={batch} />;
    return <LiveBatch batch={batch} />;
  }
  return (
    <Page>
      {isPending && <RowSkeletons height={120} rows={3} />}
      {error !== null && (
        <ErrorState
          error={error}
          title="This batch cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {!isPending && error === null && (
        <Empty
          icon={IconStack2}
          title="There is no such batch"
          action={
            <ButtonLink to="/batches" variant="default">
              All batches
            </ButtonLink>
          }
        >
          It may belong to another account.
        </Empty>
      )}
    </Page>
  );
}
