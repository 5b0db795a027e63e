import { decay, smoothRate } from './smoothing.ts';

const hourMs = 3_600_000;
const weekHours = 168;
/** Monday 1970-01-05 00:00 UTC, where hour 0 of the week lies. */
const firstMondayMs = 4 * 24 * hourMs;

/** When somebody was here: decayed hours by hour of the week (0 = Monday 00:00 to 01:00 UTC). */
export interface PresenceProfile {
  readonly hours: Float64Array;
  /** Decayed number of weeks the hours were collected in. */
  readonly weeks: number;
  readonly updatedAt: Date;
}

export interface PresenceSettings {
  readonly halfLifeWeeks: number;
  /** Weeks at the general share of presence that are added to what was seen. */
  readonly priorWeeks: number;
  /** How long those who are here stay on, on average. */
  readonly meanSessionMinutes: number;
}

export const defaultPresenceSettings: PresenceSettings = {
  halfLifeWeeks: 3,
  priorWeeks: 1,
  meanSessionMinutes: 40,
};

export function emptyPresence(at: Date): PresenceProfile {
  return { hours: new Float64Array(weekHours), weeks: 0, updatedAt: at };
}

export function hourOfWeek(atMs: number): number {
  const hour = Math.floor((atMs - firstMondayMs) / hourMs) % weekHours;
  return hour < 0 ? hour + weekHours : hour;
}

/** Adds a time somebody was here (`to` after `from`); what is older counts less from now on. */
export function addPresence(
  profile: PresenceProfile,
  from: Date,
  to: Date,
  settings: PresenceSettings = defaultPresenceSettings,
): PresenceProfile {
  const elapsed = Math.max(0, to.getTime() - profile.updatedAt.getTime());
  const halfLife = settings.halfLifeWeeks * weekHours * hourMs;
  const hours = profile.hours.map((count) => decay(count, elapsed, halfLife));
  let at = from.getTime();
  while (at < to.getTime()) {
    const end = Math.min(to.getTime(), (Math.floor(at / hourMs) + 1) * hourMs);
    const hour = hourOfWeek(at);
    hours[hour] = (hours[hour] ?? 0) + (end - at) / hourMs;
    at = end;
  }
  const weeks = decay(profile.weeks, elapsed, halfLife) + elapsed / (weekHours * hourMs);
  return { hours, weeks, updatedAt: to };
}

/**
 * Hours that somebody is expected to be here between `fromMs` and `fromMs + seconds`: for each hour of
 * the week touched, the smoothed share of past weeks in which they were here then. Neighbouring hours
 * count a tenth, because people are not punctual. Who is here now stays on for a time without
 * memory (exponential with the mean session), and comes back as others do.
 */
export function expectedHours(
  profile: PresenceProfile,
  online: boolean,
  fromMs: number,
  seconds: number,
  generalShare: number,
  settings: PresenceSettings = defaultPresenceSettings,
): number {
  const toMs = fromMs + seconds * 1_000;
  const meanHours = settings.meanSessionMinutes / 60;
  let total = 0;
  for (let at = fromMs; at < toMs;) {
    const end = Math.min(toMs, (Math.floor(at / hourMs) + 1) * hourMs);
    const share = shareAt(profile, hourOfWeek(at), generalShare, settings);
    const middle = ((at + end) / 2 - fromMs) / hourMs;
    const stillHere = online ? Math.exp(-middle / meanHours) : 0;
    total += (stillHere + (1 - stillHere) * share) * ((end - at) / hourMs);
    at = end;
  }
  return total;
}

function shareAt(
  profile: PresenceProfile,
  hour: number,
  generalShare: number,
  settings: PresenceSettings,
): number {
  const at = (index: number): number => profile.hours[(index + weekHours) % weekHours] ?? 0;
  const seen = 0.8 * at(hour) + 0.1 * at(hour - 1) + 0.1 * at(hour + 1);
  // The first week has begun when something is seen, and is half over on average.
  const weeks = profile.weeks === 0 ? 0 : profile.weeks + 0.5;
  return Math.min(1, smoothRate(seen, weeks, generalShare, settings.priorWeeks));
}
