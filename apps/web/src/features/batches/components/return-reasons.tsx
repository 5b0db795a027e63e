import { formatCount } from '#lib/format/number.ts';
import { returnReasonLabels } from '#lib/return-reasons.ts';
import type { BatchDetail } from '../api/get-batch.ts';
import classes from './live-batch.module.css';

/** Why performers gave tasks of a batch back, as far as they said so, and how often. */
export function ReturnReasons({ of }: { readonly of: BatchDetail }) {
  return (
    <ul className={classes.reasons}>
      {of.returnReasons.map(({ reason, count }) => (
        <li key={reason}>
          {returnReasonLabels[reason]}: {formatCount(count)}
        </li>
      ))}
    </ul>
  );
}
