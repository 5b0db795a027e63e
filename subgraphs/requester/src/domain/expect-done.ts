/** When the last of what is left is expected: in the middle of four cases of five, between the ends. */
export interface ExpectedDone {
  readonly at: Date;
  readonly earliestAt: Date;
  readonly latestAt: Date;
}

/** The same for work that is not published yet. */
export interface ExpectedDuration {
  readonly seconds: number;
  readonly leastSeconds: number;
  readonly mostSeconds: number;
  /** Answers that it is reckoned from. */
  readonly basedOn: number;
}

const hourMs = 3_600_000;
/** Four of five: 1.2816 standard deviations, and that of the root of a Poisson count is a half. */
const spread = 1.2816 / 2;

/**
 * Counts scatter as a Poisson number does; their root scatters evenly (Anscombe 1948, "The
 * transformation of Poisson, binomial and negative-binomial data"), which gives the pace a lower and
 * an upper end.
 *
 * @param received answers in that time, at least one
 * @param time of any unit
 * @returns how much of that unit `left` answers take
 */
function rangeOf(left: number, received: number, time: number) {
  const root = Math.sqrt(received);
  const after = (count: number) => Math.round((left / count) * time);
  return {
    likely: after(received),
    least: after((root + spread) ** 2),
    most: after((root - spread) ** 2),
  };
}

/**
 * From the pace of the last hour.
 *
 * @param left open slots
 * @param perHour answers in the last hour
 * @returns null when nothing is left or nothing came in
 */
export function expectDone(left: number, perHour: number, now: Date): ExpectedDone | null {
  if (left === 0 || perHour === 0) return null;
  const { likely, least, most } = rangeOf(left, perHour, hourMs);
  const after = (ms: number) => new Date(now.getTime() + ms);
  return { at: after(likely), earliestAt: after(least), latestAt: after(most) };
}

/**
 * From the pace at which answers to a type came in while it was open.
 *
 * @param answers that are wanted
 * @returns null when nothing came in
 */
export function expectDuration(
  answers: number,
  pace: { readonly received: number; readonly seconds: number },
): ExpectedDuration | null {
  const { received, seconds } = pace;
  if (received === 0) return null;
  // A time that is too short to be measured is not none at all.
  const { likely, least, most } = rangeOf(answers, received, Math.max(1, seconds));
  return { seconds: likely, leastSeconds: least, mostSeconds: most, basedOn: received };
}
