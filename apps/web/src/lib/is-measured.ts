const leastSample = 5;

/**
 * Whether a pace is known well enough to be shown as pay per hour. Few answers say little, and less
 * than a second each is a program at work, which says nothing about people.
 */
export function isMeasured(sampleSize: number, secondsEach: number | null | undefined): boolean {
  return sampleSize >= leastSample && typeof secondsEach === 'number' && secondsEach >= 1;
}
