import { IconClock, IconMapPinFilled, IconShieldCheck } from '@tabler/icons-react';
import { formatDuration } from '#lib/format/duration.ts';
import { formatCount } from '#lib/format/number.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import { measuredPace } from '../logic/measured-pace.ts';
import classes from './feed-row.module.css';

interface EntryFactsProps {
  readonly entry: FeedEntry;
  readonly gone: boolean;
}

/** How long it takes, how much is left and where, and when it is approved at the latest. */
export function EntryFacts({ entry, gone }: EntryFactsProps) {
  const { slots, localSlots, timeAllowedSeconds, autoApprovalSeconds } = entry;
  const pace = measuredPace(entry);
  return (
    <ul className={classes.facts}>
      <li>
        <IconClock size={15} aria-hidden />
        {pace === null
          ? `${formatDuration(timeAllowedSeconds)} allowed`
          : `≈ ${formatDuration(pace.typicalSeconds)}`}
      </li>
      <li>{gone ? 'none left' : `${formatCount(slots)} left`}</li>
      <li>
        <span
          tabIndex={0}
          data-tip="Approved and paid by itself if the requester has not decided by then"
        >
          <IconShieldCheck size={15} aria-hidden /> paid within{' '}
          {formatDuration(autoApprovalSeconds)}
        </span>
      </li>
      {!gone && localSlots !== null && localSlots > 0 && (
        <li>
          <span
            className={classes.near}
            tabIndex={0}
            data-tip={`${formatCount(localSlots)} lie near you and are accepted at once`}
          >
            <IconMapPinFilled size={13} aria-hidden />
            near
          </span>
        </li>
      )}
    </ul>
  );
}
