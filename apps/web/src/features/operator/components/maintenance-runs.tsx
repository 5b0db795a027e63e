import { Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { MaintenanceRun } from '../api/list-maintenance.ts';
import { maintenanceOptions } from '../api/list-maintenance.ts';
import { formatRunTime } from '../logic/duration.ts';
import classes from './maintenance-runs.module.css';

/** Runs of repository maintenance: what each wanted, got and why. */
export function MaintenanceRuns({ partitionId }: { readonly partitionId: string | null }) {
  const { data: runs, error, refetch } = useQuery(maintenanceOptions(partitionId));
  return (
    <section aria-labelledby="runs-heading">
      <Title order={2} id="runs-heading" mb="sm">
        Maintenance runs
      </Title>
      {error !== null && runs === undefined && (
        <ErrorState error={error} title="The runs cannot be shown" onRetry={() => void refetch()} />
      )}
      {runs === undefined && error === null && <RowSkeletons height={48} rows={4} />}
      {runs?.length === 0 && (
        <Empty icon={IconRefresh} title="No run yet">
          Repositories are maintained on a timer, when stock runs low, and when an operator asks for
          it.
        </Empty>
      )}
      {runs !== undefined && runs.length > 0 && (
        <div className={`card ${classes.list ?? ''}`}>
          {runs.map((run) => (
            <Run key={`${run.partitionId} ${run.startedAt}`} run={run} />
          ))}
        </div>
      )}
    </section>
  );
}

function Run({ run }: { readonly run: MaintenanceRun }) {
  const figures = [
    ['wanted', run.wanted],
    ['got', run.acquired],
    ['renewed', run.renewed],
    ['gave back', run.released],
    ['ran out', run.expired],
    ['messages', run.messages],
  ] as const;
  return (
    <details className={classes.run}>
      <summary>
        <b>{run.partitionId}</b>
        <span>
          <RelativeTime at={run.startedAt} />
        </span>
        <span>{run.trigger}</span>
        <span className={classes.figures}>
          {figures
            .filter(([label, value]) => value > 0 || label === 'wanted' || label === 'got')
            .map(([label, value]) => (
              <span key={label}>
                {label} <b>{formatCount(value)}</b>
              </span>
            ))}
        </span>
        <span className="tabular">{formatRunTime(run.durationMs)}</span>
      </summary>
      <pre tabIndex={0} aria-label="Details of the run">
        {JSON.stringify(run.details, null, 2)}
      </pre>
    </details>
  );
}
