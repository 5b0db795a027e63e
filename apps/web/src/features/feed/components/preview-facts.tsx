import type { ReactNode } from 'react';
import { formatDuration } from '#lib/format/duration.ts';
import { formatMoney } from '#lib/format/money.ts';
import { countOf, formatCount } from '#lib/format/number.ts';
import type { FeedEntry } from '../api/get-feed.ts';
import { measuredPace } from '../logic/measured-pace.ts';
import classes from './preview-panel.module.css';

/** The figures of a kind of work, with what stands behind them. */
export function PreviewFacts({ entry }: { readonly entry: FeedEntry }) {
  const { sampleSize, slots, localSlots } = entry;
  const pace = measuredPace(entry);
  return (
    <dl className={`card ${classes.facts}`}>
      <Fact
        label="Pay per hour"
        note={pace === null ? 'not measured yet' : `from ${countOf(sampleSize, 'submission')}`}
      >
        {pace === null ? 'no data yet' : `≈ ${formatMoney(pace.hourlyRate)}`}
      </Fact>
      <Fact label="Takes" note={`${formatDuration(entry.timeAllowedSeconds)} allowed`}>
        {pace === null ? 'no data yet' : `≈ ${formatDuration(pace.typicalSeconds)}`}
      </Fact>
      <Fact label="Left" note={describeNear(localSlots)}>
        {formatCount(slots)}
      </Fact>
      <Fact label="Paid within" note="by itself, if nobody decides">
        {formatDuration(entry.autoApprovalSeconds)}
      </Fact>
    </dl>
  );
}

/** Empty when the exchange does not show where work lies. */
function describeNear(localSlots: number | null): string {
  if (localSlots === null) return '';
  return localSlots > 0 ? `${formatCount(localSlots)} near you` : 'none near you';
}

interface FactProps {
  readonly label: string;
  readonly note: string;
  readonly children: ReactNode;
}

function Fact({ label, note, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        <span className={classes.note}>{note}</span>
      </dd>
    </div>
  );
}
