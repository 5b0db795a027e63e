/** A labelled part of a recording, in seconds from its beginning. */
export interface SegmentMark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The segments of an answer while it is being written. */
export function readSegments(value: unknown): readonly SegmentMark[] {
  return Array.isArray(value) ? (value as readonly SegmentMark[]) : [];
}

/** With one more, by time; nothing if it would have no length. */
export function addSegment(
  segments: readonly SegmentMark[],
  from: number,
  to: number,
  label: string,
): readonly SegmentMark[] | null {
  const [start, end] = [roundTime(Math.min(from, to)), roundTime(Math.max(from, to))];
  if (end <= start) return null;
  return [...segments, { start, end, label }].toSorted((a, b) => a.start - b.start);
}

/** Hundredths of a second: nobody hears less. */
export function roundTime(seconds: number): number {
  return Math.round(Math.max(0, seconds) * 100) / 100;
}

/** `1:05.25` */
export function formatTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - minutes * 60).toFixed(2).padStart(5, '0')}`;
}
