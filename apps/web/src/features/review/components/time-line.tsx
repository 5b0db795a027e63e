import { IconBolt, IconHourglass } from '@tabler/icons-react';
import { formatDuration } from '#lib/format/duration.ts';
import { comparePace } from '../logic/compare-time.ts';

interface TimeLineProps {
  readonly seconds: number;
  readonly meanSeconds: number | null;
}

/** How long the answer took, beside the mean of the batch. */
export function TimeLine({ seconds, meanSeconds }: TimeLineProps) {
  const pace = comparePace(seconds, meanSeconds);
  const mean = meanSeconds === null ? '' : `, ${formatDuration(meanSeconds)} on average`;
  const style = { verticalAlign: '-3px', marginInlineEnd: 4 };
  return (
    <span>
      {pace === 'fast' && <IconBolt size={16} style={style} aria-hidden />}
      {pace === 'slow' && <IconHourglass size={16} style={style} aria-hidden />}
      Took {formatDuration(seconds)}
      {mean}
      {pace === 'fast' && ': unusually fast'}
      {pace === 'slow' && ': unusually slow'}
    </span>
  );
}
