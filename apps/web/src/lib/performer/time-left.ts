export type Urgency = 'calm' | 'soon' | 'last' | 'over';

export interface TimeLeft {
  readonly seconds: number;
  /** Share of the allowed time that is left, 0 to 1. */
  readonly share: number;
  readonly urgency: Urgency;
}

/** How much time is left, and how pressing that is: from a quarter, and from a tenth. */
export function decideTimeLeft(acceptedAt: string, deadlineAt: string, nowMs: number): TimeLeft {
  const end = Date.parse(deadlineAt);
  const allowed = Math.max(1, end - Date.parse(acceptedAt));
  const left = end - nowMs;
  const share = Math.max(0, Math.min(1, left / allowed));
  return { seconds: Math.max(0, left / 1_000), share, urgency: urgencyOf(left, share) };
}

function urgencyOf(left: number, share: number): Urgency {
  if (left <= 0) return 'over';
  if (share <= 0.1) return 'last';
  return share <= 0.25 ? 'soon' : 'calm';
}
