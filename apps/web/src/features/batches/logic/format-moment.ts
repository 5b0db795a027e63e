const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const withSeconds = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayOnly = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const dayMs = 86_400_000;
const shortMs = 10 * 60_000;

/** A point of time on an axis: with seconds on a short axis, with the day on one beyond a day. */
export function formatMoment(at: string, axis: readonly { readonly at: string }[]): string {
  const first = Date.parse(axis[0]?.at ?? at);
  const last = Date.parse(axis.at(-1)?.at ?? at);
  if (last - first < shortMs) return withSeconds.format(new Date(at));
  return (last - first < dayMs ? clock : dayAndClock).format(new Date(at));
}

interface Expected {
  readonly earliestAt: string;
  readonly latestAt: string;
}

/**
 * When something is expected: `16:40 – 17:10`, with the day where that is not today; the days alone
 * where hours would be more than anybody knows.
 */
export function formatExpected({ earliestAt, latestAt }: Expected, nowMs: number): string {
  const [earliest, latest] = [new Date(earliestAt), new Date(latestAt)];
  const today = new Date(nowMs).toDateString();
  const isToday = earliest.toDateString() === today && latest.toDateString() === today;
  const isFar = latest.getTime() - nowMs > 2 * dayMs;
  return (isToday ? clock : isFar ? dayOnly : dayAndClock).formatRange(earliest, latest);
}
