/** A labelled stretch of text: `start` is its first place, `end` the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Common length by joint length, 0 to 1. */
export function overlapOfSpans(one: Span, other: Span): number {
  const common = Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  const joint = one.end - one.start + (other.end - other.start) - common;
  return joint > 0 ? common / joint : 0;
}
