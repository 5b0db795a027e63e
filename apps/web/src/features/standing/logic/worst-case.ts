/** Many requesters ask for this share of approved work. */
export const commonFloor = 0.95;

interface TrackRecord {
  readonly approved: number;
  readonly rejected: number;
  /** Answers that wait for a decision. */
  readonly waiting: number;
}

export interface Outlook {
  /** Share approved of what was decided. */
  readonly rate: number;
  /** The same if everything that waits were rejected. */
  readonly worst: number;
  /** Rejections more that still leave the rate at the floor; null when it is below already. */
  readonly margin: number | null;
  /** Approvals in a row that bring the rate to the floor; 0 when it is there. */
  readonly toFloor: number;
}

/** How far rejections could bring the approval rate down; null before the first decision. */
export function readOutlook({ approved, rejected, waiting }: TrackRecord): Outlook | null {
  const decided = approved + rejected;
  if (decided === 0) return null;
  const rate = approved / decided;
  const isBelow = rate < commonFloor;
  // Sums of floating point must not fall just beside a whole number.
  const tiny = 1e-9;
  return {
    rate,
    worst: approved / (decided + waiting),
    margin: isBelow ? null : Math.floor(approved / commonFloor - decided + tiny),
    toFloor: isBelow ? Math.ceil((commonFloor * decided - approved) / (1 - commonFloor) - tiny) : 0,
  };
}
