import { IconClockCheck, IconLock, IconThumbUp, IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDuration } from '#lib/format/duration.ts';
import { countOf, formatShare } from '#lib/format/number.ts';
import { requesterStandingOptions } from '../api/get-standing.ts';
import classes from './preview-panel.module.css';

interface RequesterLineProps {
  readonly typeId: string;
  readonly name: string;
}

/** Whether the requester decides soon and fairly. */
export function RequesterLine({ typeId, name }: RequesterLineProps) {
  const { data, isPending, isError } = useQuery(requesterStandingOptions(typeId));
  if (isPending) return <div className={classes.requester}>Asking about {name} …</div>;
  if (isError || !data) {
    return <div className={classes.requester}>How {name} decides is not known right now.</div>;
  }
  const { decided, approvalRate, medianReviewSeconds } = data.standing;
  return (
    <div className={classes.requester}>
      <span>
        <IconUserCircle size={16} aria-hidden /> <bdi>{data.displayName}</bdi>
      </span>
      {approvalRate === null ? (
        <span>New requester: no decisions yet</span>
      ) : (
        <span>
          <IconThumbUp size={16} aria-hidden /> {formatShare(approvalRate)} approved of{' '}
          {countOf(decided, 'decision')}
        </span>
      )}
      {medianReviewSeconds !== null && (
        <span>
          <IconClockCheck size={16} aria-hidden /> decides{' '}
          {medianReviewSeconds < 60
            ? 'within a minute'
            : `in ≈ ${formatDuration(medianReviewSeconds)}`}
        </span>
      )}
      <span
        data-tip="Reward and fee of every task are set aside before anybody sees it."
        tabIndex={0}
      >
        <IconLock size={16} aria-hidden /> pay is locked in
      </span>
    </div>
  );
}
