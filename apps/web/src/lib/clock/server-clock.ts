let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

/**
 * The exchange's time as this page knows it. Countdowns must run by the clock that ends them: the
 * visitor's own may be hours off.
 */
export const serverClock = {
  now(): number {
    return Date.now() + offsetMs;
  },
  /** Takes the time from an answer's `Date` header; whole seconds, so only a first guess. */
  observe(response: Response): void {
    const header = response.headers.get('date');
    const time = header === null ? Number.NaN : Date.parse(header);
    if (Number.isNaN(time) || bestRoundTripMs !== Number.POSITIVE_INFINITY) return;
    offsetMs = time + 500 - Date.now();
    if (Math.abs(offsetMs) < 1500) offsetMs = 0;
  },
  /** Takes an exact time that the server wrote into an answer received just now. */
  set(serverTime: string, roundTripMs = 1_000): void {
    const time = Date.parse(serverTime);
    if (Number.isNaN(time) || roundTripMs > bestRoundTripMs * 2) return;
    bestRoundTripMs = Math.min(bestRoundTripMs, roundTripMs);
    offsetMs = time + roundTripMs / 2 - Date.now();
    if (Math.abs(offsetMs) < 250) offsetMs = 0;
  },
};
