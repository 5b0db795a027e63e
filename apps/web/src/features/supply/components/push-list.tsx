import { IconArrowForwardUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Empty } from '#components/states/empty.tsx';
import { ErrorState } from '#components/states/error-state.tsx';
import { RowSkeletons } from '#components/states/row-skeletons.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { countOf, formatCount } from '#lib/format/number.ts';
import { pushesOptions, type PushRun } from '../api/list-pushes.ts';
import { formatRunTime, wordTrigger } from '../logic/run-words.ts';
import classes from './section.module.css';
import listClasses from './run-row.module.css';

/** What requester partitions handed out without being asked, and who took it. */
export function PushList() {
  const { data: runs, error, refetch } = useQuery(pushesOptions());
  return (
    <section aria-labelledby="pushes-heading">
      <div className={classes.head}>
        <h2 id="pushes-heading">Handed out by requester partitions</h2>
      </div>
      {error !== null && runs === undefined && (
        <ErrorState
          error={error}
          title="The pushes cannot be shown"
          onRetry={() => void refetch()}
        />
      )}
      {runs === undefined && error === null && <RowSkeletons height={48} rows={2} />}
      {runs?.length === 0 && (
        <Empty icon={IconArrowForwardUp} title="Nothing was handed out yet">
          Requester partitions offer new work, and work that nobody took for a while, to the groups
          that will probably do it.
        </Empty>
      )}
      {runs !== undefined && runs.length > 0 && (
        <div className={`card ${listClasses.list ?? ''}`}>
          {runs.map((run) => (
            <Push key={`${run.partitionId} ${run.startedAt}`} run={run} />
          ))}
        </div>
      )}
    </section>
  );
}

function Push({ run }: { readonly run: PushRun }) {
  return (
    <details className={listClasses.run}>
      <summary>
        <b>{run.partitionId}</b>
        <span>
          <RelativeTime at={run.startedAt} />
        </span>
        <span>{wordTrigger(run.trigger)}</span>
        <span className={listClasses.figures}>
          <span>
            offered <b>{formatCount(run.offered)}</b>
          </span>
          <span>
            taken <b>{formatCount(run.taken)}</b>
          </span>
          <span>
            declined <b>{formatCount(run.declined)}</b>
          </span>
        </span>
        <span className="tabular">{formatRunTime(run.durationMs)}</span>
      </summary>
      {run.lines.length === 0 ? (
        <p className={listClasses.none}>
          Of {countOf(run.types, 'type')} nothing was offered: no group will probably do more of it.
        </p>
      ) : (
        <ul className={listClasses.lines} aria-label="What was offered">
          {run.lines.map((line) => (
            <li key={`${line.toPartitionId} ${line.typeId}`}>
              <span>
                <b>{line.toPartitionId}</b>: {countOf(line.offered, 'slot')} of{' '}
                <code>{line.typeId}</code>, took {formatCount(line.taken)}
              </span>
              <span className={listClasses.why}>
                {line.kind}; {line.answer}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
