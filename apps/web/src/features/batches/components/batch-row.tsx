import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { SlotBar } from '#components/slot-bar/slot-bar.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { RelativeTime } from '#components/time/relative-time.tsx';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import { isMeasured } from '#lib/is-measured.ts';
import type { BatchSummary } from '../api/batch-fields.ts';
import { shownStatus } from '../logic/shown-status.ts';
import classes from './batch-row.module.css';

interface BatchRowProps {
  readonly batch: BatchSummary;
  readonly need: string | null;
  readonly current: boolean;
}

/** A batch in the list: what it is, how far it is, what it cost, whether it waits for somebody. */
export function BatchRow({ batch, need, current }: BatchRowProps) {
  const { progress } = batch;
  const answered = progress.toReview + progress.approved + progress.rejected;
  const isDraft = batch.status === 'DRAFT' || batch.status === 'UPLOADING';
  return (
    <li className={`card ${classes.row ?? ''}`} data-current={current || undefined}>
      <div className={classes.head}>
        <Link
          to="/batches/$batchId"
          params={{ batchId: batch.id }}
          className={classes.title}
          data-row={batch.id}
        >
          <bdi>{batch.name}</bdi>
        </Link>
        <StatusBadge kind="batch" status={shownStatus(batch)} />
        {need !== null && (
          <span className={classes.need}>
            <IconAlertCircle size={14} aria-hidden />
            {need}
          </span>
        )}
        <span className={classes.when}>
          <RelativeTime at={batch.publishedAt ?? batch.createdAt} />
        </span>
      </div>
      <SlotBar counts={progress} />
      <div className={classes.facts}>
        <span>
          <b>{formatCount(progress.done)}</b> of {formatCount(progress.wanted)} in
        </span>
        <span>
          <b>{formatMoney(batch.spent)}</b> of {formatMoney(batch.cost)}
        </span>
        {batch.expectedDone && (
          <span>
            expected <RelativeTime at={batch.expectedDone.at} due />
          </span>
        )}
        {typeof batch.meanWorkSeconds === 'number' && (
          <span>{formatDuration(batch.meanWorkSeconds)} each</span>
        )}
        {batch.hourlyRate && isMeasured(answered, batch.meanWorkSeconds) && (
          <span>≈ {formatMoney(batch.hourlyRate)}/h paid</span>
        )}
        {isDraft && <span>{countOf(batch.upload.tasks, 'task')} ready</span>}
        <span className={classes.type}>
          <bdi>{batch.type.title}</bdi>
        </span>
      </div>
    </li>
  );
}
