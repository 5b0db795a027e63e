const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'long' });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const momentParts = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;
const localMoment = new Intl.DateTimeFormat(undefined, momentParts);
const utcMoment = new Intl.DateTimeFormat(undefined, {
  ...momentParts,
  timeZone: 'UTC',
  timeZoneName: 'short',
  hourCycle: 'h23',
});
const utcDayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

const steps: readonly (readonly [
  limit: number,
  size: number,
  unit: Intl.RelativeTimeFormatUnit,
])[] = [
  [60, 1, 'second'],
  [3_600, 60, 'minute'],
  [86_400, 3_600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
];

/** `in 3 hours`, `2 minutes ago`; beyond 30 days the date. */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = (Date.parse(iso) - nowMs) / 1_000;
  const step = steps.find(([limit]) => Math.abs(seconds) < limit);
  if (!step) return dayFormat.format(new Date(iso));
  if (Math.abs(seconds) < 5) return 'just now';
  return relative.format(Math.trunc(seconds / step[1]), step[2]);
}

/** The same of something that happens by itself then: from that moment on it is only a matter of time. */
export function formatDue(iso: string, nowMs: number): string {
  return Date.parse(iso) - nowMs < 5_000 ? 'any moment now' : formatRelative(iso, nowMs);
}

/** Date and time, short enough for a table: `22 Nov 2026, 14:03:07`; with its zone when it is UTC. */
export function formatMoment(iso: string, zone: 'local' | 'utc'): string {
  return (zone === 'utc' ? utcMoment : localMoment).format(new Date(iso));
}

/** Date and time in full, in the reader's zone. */
export function formatAbsolute(iso: string): string {
  return absolute.format(new Date(iso));
}

/** A day of statistics; days are counted in UTC. */
export function formatUtcDay(iso: string): string {
  return utcDayFormat.format(new Date(iso));
}
