import { expectedHours } from './presence.ts';
import type { PerformerDemand } from './target-types.ts';

export interface Period {
  readonly startAt: Date;
  readonly seconds: number;
}

/** Of those seen lately but not here now, the share that is expected to come within a period. */
const returningShare = 0.25;
const unlikelyShare = 0.05;
const declaredShare = 0.6;

/**
 * The share of the period that a performer is expected to work, 0 to 1. With a profile of past weeks,
 * from it. Otherwise certain for those who are here, and by the days and hours they declared for the
 * others: declared times that do not meet the period leave a small rest, because people do not keep
 * to them.
 */
export function presence(performer: PerformerDemand, period: Period): number {
  if (performer.presence !== undefined) {
    const hours = expectedHours(
      performer.presence,
      performer.online,
      period.startAt.getTime(),
      period.seconds,
      declaredPresence(performer, period) / 4,
    );
    return (hours * 3_600) / period.seconds;
  }
  return performer.online ? 1 : declaredPresence(performer, period);
}

function declaredPresence(performer: PerformerDemand, period: Period): number {
  const { days, hours } = performer.preferences;
  if (days.length === 0 && hours.length === 0) return returningShare;
  return meets(performer, period) ? declaredShare : unlikelyShare;
}

/**
 * Tasks that a performer is expected to take in the period: pace × hours × presence. A stated pace
 * counts for half beside a measured one, because it is a wish; `maxPerSession` bounds a period.
 */
export function expectedQuantity(
  performer: PerformerDemand,
  period: Period,
  defaultPacePerHour: number,
): number {
  const { maxPerSession } = performer.preferences;
  const pace = expectedPace(performer, defaultPacePerHour);
  const quantity = pace * (period.seconds / 3_600) * presence(performer, period);
  return maxPerSession === null ? quantity : Math.min(quantity, maxPerSession);
}

/** Accepts in an hour of work. */
export function expectedPace(performer: PerformerDemand, defaultPacePerHour: number): number {
  const measured = performer.measuredPacePerHour;
  const { pacePerHour } = performer.preferences;
  if (measured === null) return pacePerHour ?? defaultPacePerHour;
  return pacePerHour === null ? measured : (measured + pacePerHour) / 2;
}

/**
 * A pace from recent history, smoothed towards the population's: accepts per hour with `weightHours`
 * hours at the usual pace added (the posterior mean of a Poisson rate under a gamma prior, Gelman et
 * al., "Bayesian Data Analysis", section 2.6).
 */
export function smoothPace(
  accepts: number,
  hours: number,
  usualPacePerHour: number,
  weightHours = 0.5,
): number {
  return (accepts + usualPacePerHour * weightHours) / (hours + weightHours);
}

function meets(performer: PerformerDemand, period: Period): boolean {
  const { days, hours } = performer.preferences;
  const steps = Math.max(1, Math.ceil(period.seconds / 3_600));
  for (let step = 0; step <= Math.min(steps, 24); step += 1) {
    const at = new Date(period.startAt.getTime() + Math.min(step * 3_600, period.seconds) * 1_000);
    const day = at.getUTCDay() === 0 ? 7 : at.getUTCDay();
    const fits =
      (days.length === 0 || days.includes(day)) &&
      (hours.length === 0 || hours.includes(at.getUTCHours()));
    if (fits) return true;
  }
  return false;
}
