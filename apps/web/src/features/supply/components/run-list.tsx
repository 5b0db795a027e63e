import { NativeSelect } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadMore } from '#components/load-more/load-more.tsx';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { flattenPages } from '#lib/flatten-pages.ts';
import { runsOptions } from '../api/list-runs.ts';
import { RunRow } from './run-row.tsx';
import classes from './section.module.css';
import listClasses from './run-row.module.css';

interface RunListProps {
  readonly partitionId: string | null;
  /** Only runs that moved anything. */
  readonly eventful: boolean;
  readonly onEventful: (eventful: boolean) => void;
}

/** Runs of maintenance, newest first, with what each did for which type and why. */
export function RunList({ partitionId, eventful, onEventful }: RunListProps) {
  const query = useInfiniteQuery(runsOptions(partitionId, eventful));
  const { data, error, refetch } = query;
  const runs = flattenPages(data?.pages ?? [], (run) => `${run.partitionId} ${run.id}`);
  const missing = data?.pages[0]?.missing ?? [];
  return (
    <section aria-labelledby="runs-heading">
      <div className={classes.head}>
        <h2 id="runs-heading">Maintenance runs</h2>
        <NativeSelect
          aria-label="Which runs"
          value={eventful ? 'moved' : ''}
          data={[
            { value: '', label: 'All runs' },
            { value: 'moved', label: 'Those that moved something' },
          ]}
          onChange={({ currentTarget }) => onEventful(currentTarget.value === 'moved')}
        />
      </div>
      {error !== null && data === undefined && (
        <ErrorState error={error} title="The runs cannot be shown" onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <RowSkeletons height={48} rows={4} />}
      {data !== undefined && runs.length === 0 && missing.length === 0 && (
        <Empty icon={IconRefresh} title={eventful ? 'No run moved anything' : 'No run yet'}>
          Repositories are maintained on a timer, when stock runs low, when their group changes, and
          when an operator asks for it.
        </Empty>
      )}
      {runs.length > 0 && (
        <div className={`card ${listClasses.list ?? ''}`}>
          {runs.map((run) => (
            <RunRow key={`${run.partitionId} ${run.id}`} run={run} />
          ))}
        </div>
      )}
      {missing.length > 0 && (
        <p className={classes.foot}>
          Without runs of {missing.join(', ')}: {missing.length === 1 ? 'it does' : 'they do'} not
          answer.
        </p>
      )}
      <LoadMore query={query} noun="runs" />
    </section>
  );
}
