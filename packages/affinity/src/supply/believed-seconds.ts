/** What was said a moment ago is believed whatever there is. */
const leastSeconds = 30;
/** Of the time in which all groups together take everything: they fetch it sooner than they do it. */
const fetchedEarlier = 0.5;

/**
 * How long it is believed that a requester has what it said: the less there is and the more all groups
 * draw it, the sooner it is gone, and asking for what is gone costs a message and a disappointment.
 */
export function believedSeconds(availableSlots: number, allDrawsPerHour: number): number {
  const untilGone = (3_600 * availableSlots) / Math.max(1, allDrawsPerHour);
  return Math.max(leastSeconds, fetchedEarlier * untilGone);
}
