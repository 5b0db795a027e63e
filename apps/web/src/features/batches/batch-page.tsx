import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { NoSuchBatch } from '#components/states/no-such-batch.tsx';
import { batchOptions } from './api/get-batch.ts';
import { DiscardedBatch } from './components/discarded-batch.tsx';
import { LiveBatch } from './components/live-batch.tsx';
import { isDiscarded } from './logic/is-discarded.ts';

// Most visits are to batches that run: the others' parts come when they are needed.
const DraftBatch = lazy(() =>
  import('./components/draft-batch.tsx').then((module) => ({ default: module.DraftBatch })),
);
const UploadingBatch = lazy(() =>
  import('./components/uploading-batch.tsx').then((module) => ({ default: module.UploadingBatch })),
);

/** One batch, in whichever part of its life it is. */
export function BatchPage() {
  const { batchId } = useParams({ from: '/batches/$batchId' });
  const { data: batch, error, isPending, refetch } = useQuery(batchOptions(batchId));
  if (batch) {
    if (isDiscarded(batch)) return <DiscardedBatch name={batch.name} />;
    if (batch.status !== 'UPLOADING' && batch.status !== 'DRAFT')
      return <LiveBatch batch={batch} />;
    return (
      <Suspense fallback={<BatchSkeleton />}>
        {batch.status === 'DRAFT' ? <DraftBatch batch={batch} /> : <UploadingBatch batch={batch} />}
      </Suspense>
    );
  }
  if (isPending) return <BatchSkeleton />;
  return (
    <Page>
      <PageHead title="Batch" />
      {error !== null && (
        <ErrorState
          error={error}
          title="This batch cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {error === null && <NoSuchBatch />}
    </Page>
  );
}

/** Head, progress, plot and facts of a batch that is on its way. */
function BatchSkeleton() {
  return (
    <Page>
      <PageHead title="Batch" />
      <Stack gap="lg" role="status" aria-label="Loading">
        <Skeleton height={78} radius="lg" />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Skeleton height={280} radius="lg" />
          <Skeleton height={280} radius="lg" />
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

/** What the page asks first, sent while it is on its way. */
export function askAhead(
  client: QueryClient,
  { params }: { readonly params: { readonly batchId: string } },
) {
  return client.query(batchOptions(params.batchId));
}
