import { clockMarginSeconds } from '@exchange/kernel';

/** All times of the machines are milliseconds since 1970. */
export const clockMarginMs = clockMarginSeconds * 1_000;

/** How late a submit may come after its deadline, for the way through the network. */
export const submitGraceMs = 2_000;

/** An end beyond any, for what has none. */
export const never = Number.POSITIVE_INFINITY;

/** The requester takes back what is outstanding: the end and the margin between clocks have passed. */
export function isLeaseOver(expiresAt: number, now: number, marginMs = clockMarginMs): boolean {
  return expiresAt + marginMs <= now;
}

/** The last moment at which an accept fits into its lease with all the time it is allowed. */
export function acceptByOf(expiresAt: number, timeAllowedMs: number): number {
  return expiresAt - timeAllowedMs;
}
