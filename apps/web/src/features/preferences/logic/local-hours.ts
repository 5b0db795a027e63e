/** Whole hours that the reader's zone is ahead of UTC now; half hours are rounded down. */
function offsetHours(): number {
  return Math.floor(-new Date().getTimezoneOffset() / 60);
}

/** Hours of the day in UTC as hours in the reader's zone. */
export function toLocalHours(hours: readonly number[], offset = offsetHours()): number[] {
  return hours.map((hour) => (((hour + offset) % 24) + 24) % 24).sort((a, b) => a - b);
}

/** The other way round. */
export function toUtcHours(hours: readonly number[], offset = offsetHours()): number[] {
  return toLocalHours(hours, -offset);
}

/** `09:00`. */
export function localHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** What the reader's zone is called, such as `Europe/Berlin`. */
export function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
