import { useQuery } from '@tanstack/react-query';
import { formatDuration } from '#lib/format/duration.ts';
import { countOf } from '#lib/format/number.ts';
import { expectedDurationOptions } from '../api/get-expected-duration.ts';
import classes from './receipt-card.module.css';

interface ExpectedLineProps {
  readonly typeId: string;
  readonly answers: number;
}

/** The line of a receipt that says how long the work will take, and from what that is known. */
export function ExpectedLine({ typeId, answers }: ExpectedLineProps) {
  const { data: expected } = useQuery(expectedDurationOptions(typeId, answers));
  if (expected === undefined) return null;
  if (expected === null) {
    return (
      <>
        <dt>Done in</dt>
        <dd>no data yet</dd>
      </>
    );
  }
  const { leastSeconds, mostSeconds, basedOn } = expected;
  const [least, most] = [formatDuration(leastSeconds), formatDuration(mostSeconds)];
  return (
    <>
      <dt>Done in</dt>
      <dd>{least === most ? most : `${least} – ${most}`}</dd>
      <dd className={classes.basis}>by {countOf(basedOn, 'answer')} of the last 7 days</dd>
    </>
  );
}
