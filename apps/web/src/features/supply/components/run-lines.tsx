import { countOf, formatCount } from '#lib/format/number.ts';
import type { MaintenanceLine, MaintenanceRun } from '../api/list-runs.ts';
import classes from './run-row.module.css';

/** What a run did for each type, in words. */
export function RunLines({ run }: { readonly run: MaintenanceRun }) {
  if (run.lines.length === 0) {
    return <p className={classes.none}>Everything lay as it should; nothing moved.</p>;
  }
  return (
    <ul className={classes.lines} aria-label="What the run did">
      {run.lines.map((line) => (
        <li key={line.typeId}>
          <span>
            <b>
              <bdi>{line.title || line.typeId}</bdi>
            </b>
            : {describeLine(line)}
          </span>
          <span className={classes.why}>{line.why}</span>
        </li>
      ))}
    </ul>
  );
}

function describeLine(line: MaintenanceLine): string {
  const parts = [`${formatCount(line.stock)} of ${formatCount(line.target)} were here`];
  if (line.asked > 0) {
    const from = line.fromPartitionId ? ` ${line.fromPartitionId}` : '';
    parts.push(`asked${from} for ${formatCount(line.asked)}, got ${formatCount(line.got)}`);
  }
  if (line.renewed > 0) parts.push(`renewed ${countOf(line.renewed, 'lease')}`);
  if (line.released > 0) parts.push(`gave back ${formatCount(line.released)}`);
  return `${parts.join('; ')}.`;
}
