import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { AnchorLink } from '#components/links/anchor-link.ts';
import { ButtonLink } from '#components/links/button-link.tsx';
import { PageHead } from '#components/page-head/page-head.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { Page } from '#components/page-head/page.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf } from '#lib/format/number.ts';
import { clusterOptions } from './api/get-cluster.ts';
import { AwayNotice } from './components/away-notice.tsx';
import { LoadSection } from './components/load-section.tsx';
import { PartitionDetails } from './components/partition-details.tsx';
import { PartitionTables } from './components/partition-tables.tsx';

/** All partitions, or one of them. */
export function PartitionsPage() {
  const { partition: chosenId } = useSearch({ from: '/ops/partitions' });
  const { data, error, isPending, refetch } = useQuery(clusterOptions());
  const partitions = data?.partitions ?? [];
  const chosen = partitions.find((partition) => partition.id === chosenId) ?? null;
  const shown = chosen === null ? partitions : [chosen];
  return (
    <Page width="full">
      <PageHead
        title={chosen === null ? 'Partitions' : `Partition ${chosen.id}`}
        sentence={
          chosen === null ? (
            `${countOf(partitions.length, 'database')} of users and what lies in them.`
          ) : (
            <>
              {chosen.role}, {chosen.serviceClass}, served by {chosen.nodeId}
              {chosen.statsAt && (
                <>
                  , figures of <RelativeTime at={chosen.statsAt} />
                </>
              )}
              .{' '}
              <AnchorLink to="/ops/partitions" underline="always">
                All partitions
              </AnchorLink>
            </>
          )
        }
        actions={
          <>
            <TimeModeSwitch />
            {chosen !== null && (chosen.accepting || chosen.users > 0) && (
              <ButtonLink variant="default" to="/ops/moves" search={{ drain: chosen.id }}>
                Empty it
              </ButtonLink>
            )}
          </>
        }
      />
      {isPending && <RowSkeletons height={56} rows={5} />}
      {error !== null && data === undefined && (
        <ErrorState
          error={error}
          title="The partitions cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && (
        <Stack gap="lg">
          <AwayNotice
            nodes={data.nodes}
            serving={new Set(shown.map((partition) => partition.nodeId))}
          />
          {chosen !== null && <PartitionDetails partition={chosen} />}
          {chosen !== null && <LoadSection key={chosen.id} partitionId={chosen.id} />}
          {chosen === null && <PartitionTables nodes={data.nodes} partitions={shown} />}
        </Stack>
      )}
    </Page>
  );
}
