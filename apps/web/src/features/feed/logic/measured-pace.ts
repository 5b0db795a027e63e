import { isMeasured } from '#lib/is-measured.ts';
import type { FeedEntry } from '../api/get-feed.ts';

/** What is known about the pace of a kind of work. */
export interface MeasuredPace {
  readonly hourlyRate: NonNullable<FeedEntry['hourlyRate']>;
  readonly typicalSeconds: number;
}

/** The measured pace, or null while too little is known to promise anybody a pay per hour. */
export function measuredPace(entry: FeedEntry): MeasuredPace | null {
  const { hourlyRate, typicalSeconds, sampleSize } = entry;
  if (!hourlyRate || typicalSeconds === null) return null;
  return isMeasured(sampleSize, typicalSeconds) ? { hourlyRate, typicalSeconds } : null;
}
