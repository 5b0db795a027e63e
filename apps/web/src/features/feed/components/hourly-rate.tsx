import { formatMoney } from '#lib/format/money.ts';
import { countOf } from '#lib/format/number.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import { measuredPace } from '../logic/measured-pace.ts';
import classes from './feed-row.module.css';

/** What the work truly pays per hour, as measured here; says so when nobody knows yet. */
export function HourlyRate({ entry }: { readonly entry: FeedEntry }) {
  const pace = measuredPace(entry);
  if (pace === null) return <span className={classes.rate}>no data yet</span>;
  return (
    <span
      className={classes.rate}
      tabIndex={0}
      data-tip={`Measured from ${countOf(entry.sampleSize, 'submission')} in your group`}
    >
      ≈ {formatMoney(pace.hourlyRate)}/h
    </span>
  );
}
