import { useState } from 'react';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatCount } from '#lib/format/number.ts';
import type { MaintenanceRun } from '../api/list-runs.ts';
import { formatRunTime, wordTrigger } from '../logic/run-words.ts';
import { RunLines } from './run-lines.tsx';
import classes from './run-row.module.css';

/** One run: its figures, and opened, what it did for which type and why. */
export function RunRow({ run }: { readonly run: MaintenanceRun }) {
  const [isOpen, setOpen] = useState(false);
  const figures = [
    ['wanted', run.wanted],
    ['got', run.acquired],
    ['renewed', run.renewed],
    ['gave back', run.released],
    ['ran out', run.expired],
    ['messages', run.messages],
  ] as const;
  return (
    <details className={classes.run} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{run.repositoryId}</b>
        <span>
          <RelativeTime at={run.startedAt} />
        </span>
        <span>{wordTrigger(run.trigger)}</span>
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
      {isOpen && <RunLines run={run} />}
    </details>
  );
}
