import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Page } from '#components/page-head/page.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { standingOptions } from './api/get-standing.ts';
import { AreaSection } from './components/area-section.tsx';
import { BlockSection } from './components/block-section.tsx';
import { HeldSection } from './components/held-section.tsx';
import { NeededSection } from './components/needed-section.tsx';
import { RequestSection } from './components/request-section.tsx';
import { TrackRecord } from './components/track-record.tsx';
import { WorstCase } from './components/worst-case.tsx';

/** What work can ask of the performer: track record, qualifications, place and device. */
export function StandingPage() {
  const query = useQuery(standingOptions());
  return (
    <Page>
      <PageHead
        title="Qualifications"
        sentence="What requesters can ask of you, what you hold, and what would open more work."
      />
      {query.isPending && <RowSkeletons height={120} rows={3} />}
      {query.isError && !query.data && (
        <ErrorState
          error={query.error}
          title="Your qualifications cannot be shown"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && (
        <Stack gap="md">
          <TrackRecord values={query.data.myself.systemQualifications ?? []} />
          <WorstCase {...query.data.myself.standing} waiting={query.data.earnings.pendingCount} />
          <NeededSection />
          <HeldSection held={query.data.heldQualifications} />
          <RequestSection />
          <AreaSection
            area={query.data.myself.area ?? null}
            device={query.data.myself.device ?? null}
          />
          <BlockSection blocks={query.data.requesterBlocks} />
        </Stack>
      )}
    </Page>
  );
}
