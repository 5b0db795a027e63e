import { PageHead } from '#components/page-head/page-head.tsx';
import { StatusBadge } from '#components/status-badge/status-badge.tsx';
import { ButtonLink } from '#components/links/button-link.tsx';
import { useNow } from '#lib/clock/use-now.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatCount } from '#lib/format/number.ts';
import { useShortcut } from '#lib/shortcuts/use-shortcut.ts';
import { useNavigate } from '@tanstack/react-router';
import type { BatchDetail } from '../api/get-batch.ts';
import { formatExpected } from '../logic/format-moment.ts';
import { shownStatus } from '../logic/shown-status.ts';
import { BatchMenu } from './batch-menu.tsx';
import classes from './live-batch.module.css';

/** Name, how far it is in one line, and what to do next. */
export function BatchHead({ batch }: { readonly batch: BatchDetail }) {
  const now = useNow(30_000);
  const navigate = useNavigate();
  const { progress } = batch;
  const params = { batchId: batch.id };
  useShortcut({ keys: 'v', label: 'Review answers' }, () => {
    void navigate({ to: '/batches/$batchId/review', params });
  });
  useShortcut({ keys: 'e', label: 'Results' }, () => {
    void navigate({ to: '/batches/$batchId/results', params });
  });
  return (
    <PageHead
      title={batch.name}
      sentence={
        <span className={classes.figures}>
          <StatusBadge kind="batch" status={shownStatus(batch)} />
          <span>
            <b>{formatCount(progress.done)}</b> of {formatCount(progress.wanted)}
          </span>
          <span>
            <b>{formatMoney(batch.spent)}</b> of {formatMoney(batch.cost)}
          </span>
          {batch.expectedDone && (
            <span title="Four times out of five, at the pace of the last hour">
              expected {formatExpected(batch.expectedDone, now)}
            </span>
          )}
        </span>
      }
      actions={
        <>
          <BatchMenu batch={batch} />
          <ButtonLink
            variant={progress.toReview > 0 ? 'default' : 'filled'}
            to="/batches/$batchId/results"
            params={params}
          >
            Results
          </ButtonLink>
          {progress.toReview > 0 && (
            <ButtonLink to="/batches/$batchId/review" params={params}>
              Review {formatCount(progress.toReview)}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
