import { Group, SegmentedControl, Stack, Title } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '#components/page-head/page-head.tsx';
import { TimeModeSwitch } from '#components/time/time-mode-switch.tsx';
import { Page } from '#components/page-head/page.tsx';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import { clusterOptions } from './api/get-cluster.ts';
import { trafficOptions } from './api/get-traffic.ts';
import { AuditList } from './components/audit-list.tsx';
import { AwayNotice } from './components/away-notice.tsx';
import { MustBeZero } from './components/must-be-zero.tsx';
import { PartitionTables } from './components/partition-tables.tsx';
import { Topology } from './components/topology.tsx';
import { TrafficTable } from './components/traffic-table.tsx';
import { arrangeTraffic } from './logic/arrange-traffic.ts';
import { sumPartitions } from './logic/sum-partitions.ts';

/** The cluster at a glance: what must be zero, who serves what, how much there is. */
export function ClusterPage() {
  const { view = 'drawing' } = useSearch({ from: '/ops' });
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(clusterOptions());
  const traffic = useQuery(trafficOptions());
  if (data === undefined) {
    return (
      <Page width="full">
        <PageHead title="Overview" />
        {isPending && <RowSkeletons height={110} rows={4} />}
        {error !== null && (
          <ErrorState
            error={error}
            title="The cluster cannot be shown"
            onRetry={() => void refetch()}
          />
        )}
      </Page>
    );
  }
  const threads = arrangeTraffic(
    traffic.data?.flows.links ?? [],
    traffic.data?.moves.edges.map(({ node }) => node) ?? [],
  );
  const sums = sumPartitions(data.partitions);
  const live = data.nodes.filter((node) => node.state === 'live').length;
  return (
    <Page width="full">
      <PageHead
        title="Overview"
        sentence={`${countOf(live, 'node')} live, ${countOf(data.partitions.length, 'partition')}, version ${data.version}. New users are placed by ${inWords(data.placementPolicy)}.`}
        actions={<TimeModeSwitch />}
      />
      <Stack gap="lg">
        <MustBeZero figures={data.mustBeZero} />
        <AwayNotice
          nodes={data.nodes}
          serving={new Set(data.partitions.map((partition) => partition.nodeId))}
        />
        <StatTiles>
          <StatTile
            label="Accounts"
            value={formatCount(data.users.accounts)}
            note={`${formatCount(data.users.requesters)} post, ${formatCount(data.users.performers)} work`}
          />
          <StatTile
            label="Open tasks"
            value={formatCount(sums.openTasks)}
            note="On requester partitions"
          />
          <StatTile
            label="Free slots"
            value={formatCount(sums.free)}
            note={`${formatCount(sums.leased)} leased out`}
          />
          <StatTile
            label="In stock"
            value={formatCount(sums.stock)}
            note={`of ${formatCount(sums.target)} aimed at`}
          />
          <StatTile
            label="Messages waiting"
            value={formatCount(sums.outbox)}
            note="Between nodes"
          />
        </StatTiles>
        <section aria-labelledby="topology-heading">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="topology-heading">
              Who serves what, and what goes between them
            </Title>
            <SegmentedControl
              size="sm"
              aria-label="View"
              value={view}
              data={[
                { value: 'drawing', label: 'Drawing' },
                { value: 'table', label: 'Table' },
              ]}
              onChange={(next) =>
                void navigate({
                  to: '/ops',
                  search: next === 'table' ? { view: 'table' } : {},
                  replace: true,
                })
              }
            />
          </Group>
          {view === 'drawing' ? (
            <Topology
              version={data.version}
              nodes={data.nodes}
              partitions={data.partitions}
              threads={threads}
              loads={traffic.data?.loads ?? []}
            />
          ) : (
            <>
              <PartitionTables nodes={data.nodes} partitions={data.partitions} />
              <TrafficTable threads={threads} />
            </>
          )}
        </section>
        <AuditList entries={data.auditLog.edges} />
      </Stack>
    </Page>
  );
}

/** A name of the configuration as words: `leastLoaded` as `least loaded`. */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
