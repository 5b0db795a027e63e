import { Link } from '@tanstack/react-router';
import { SlotBar } from '#components/slot-bar/slot-bar.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { formatCount } from '#lib/format/number.ts';
import type { DashboardBatch } from '../api/get-dashboard.ts';
import classes from './dashboard.module.css';

const running = new Set(['PUBLISHING', 'OPEN', 'PAUSED']);

/** The batches that run, each with how far it is. */
export function RunningList({ batches }: { readonly batches: readonly DashboardBatch[] }) {
  return (
    <ul className={`card ${classes.needs ?? ''}`}>
      {batches
        .filter((batch) => running.has(batch.status))
        .slice(0, 6)
        .map((batch) => (
          <li key={batch.id}>
            <Link to="/batches/$batchId" params={{ batchId: batch.id }} className={classes.running}>
              <span className={classes.line}>
                <b>
                  <bdi>{batch.name}</bdi>
                </b>
                <StatusBadge kind="batch" status={batch.status} />
                <span className={classes.figures}>
                  {formatCount(batch.progress.done)} of {formatCount(batch.progress.wanted)} ·{' '}
                  {formatMoney(batch.spent)} of {formatMoney(batch.cost)}
                </span>
              </span>
              <SlotBar counts={batch.progress} />
            </Link>
          </li>
        ))}
    </ul>
  );
}
