import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { StatTile, StatTiles } from '#components/stat-tile/stat-tile.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { WeekMap } from '#components/week-map/week-map.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import { formatSize } from '#lib/format/size.ts';
import type { PartitionLoad } from '../api/get-load.ts';
import { partitionLoadOptions } from '../api/get-load.ts';
import { HeaviestUsers } from './heaviest-users.tsx';

const hourMs = 3_600_000;

/** What a partition uses, when in the week, and who uses most of it. */
export function LoadSection({ partitionId }: { readonly partitionId: string }) {
  const { data, error, isPending, refetch } = useQuery(partitionLoadOptions(partitionId));
  return (
    <section aria-labelledby="load-heading">
      <Title order={2} id="load-heading" mb="sm">
        Load
      </Title>
      {isPending && <RowSkeletons height={90} rows={2} />}
      {error !== null && data === undefined && (
        <ErrorState error={error} title="The load cannot be shown" onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {data.load?.measuredAt ? (
            <Figures load={data.load} measuredAt={data.load.measuredAt} />
          ) : (
            <p className="card" style={{ margin: 0, padding: '14px 16px' }}>
              Nothing was measured here yet.
            </p>
          )}
          <HeaviestUsers users={data.users} />
        </div>
      )}
    </section>
  );
}

interface FiguresProps {
  readonly load: PartitionLoad;
  readonly measuredAt: string;
}

function Figures({ load, measuredAt }: FiguresProps) {
  // No database is empty; its size is measured much less often than its requests.
  const isCounted = load.bytes > 0;
  return (
    <>
      <StatTiles>
        <StatTile
          label="Beside others"
          value={`${load.relative.toFixed(2)}×`}
          note="1 is the mean of its role and class"
        />
        <StatTile
          label="Requests an hour"
          value={formatCount(load.requests)}
          note={`${load.inHand.toFixed(1)} in hand at a moment`}
        />
        <StatTile
          label="Processor"
          value={`${((load.cpuMs / hourMs) * 100).toFixed(1)}%`}
          note="Of one core, of its node"
        />
        <StatTile
          label="Database"
          value={isCounted ? formatSize(load.bytes) : '–'}
          note={
            isCounted
              ? `${countOf(load.rows, 'row')}, ${countOf(load.connections, 'connection')}`
              : 'Not measured yet'
          }
        />
      </StatTiles>
      {load.hours.length > 0 && (
        <div className="card" style={{ padding: '14px 16px' }}>
          <WeekMap label="Processor time over the week" hours={load.hours} />
        </div>
      )}
      <p style={{ margin: 0, color: 'var(--mantine-color-dimmed)' }}>
        Means in which recent hours count more, measured <RelativeTime at={measuredAt} />.
      </p>
    </>
  );
}
