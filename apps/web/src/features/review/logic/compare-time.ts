/** How the time for an answer compares with the mean of its batch. */
export type Pace = 'fast' | 'usual' | 'slow' | 'unknown';

/** A quarter of the mean is hard to read a task in; four times the mean says it was left alone. */
export function comparePace(seconds: number, meanSeconds: number | null): Pace {
  if (meanSeconds === null || meanSeconds <= 0) return 'unknown';
  if (seconds < meanSeconds / 4) return 'fast';
  return seconds > meanSeconds * 4 ? 'slow' : 'usual';
}
