import type { PerformerDemand } from './target-types.ts';

export interface Period {
  readonly startAt: Date;
  readonly seconds: number;
}

/** Of those seen lately but not here now, the share that is expected to come within a period. */
const returningShare = 0.25;
const unlikelyShare = 0.05;

/**
 * The probability that a performer works in the period: certain for those who are here, otherwise by
 * the days and hours they declared. Declared times that do not meet the period leave a small rest,
 * because people do not keep to them.
 */
export function presence(performer: PerformerDemand, period: Period): number {
  if (performer.online) return 1;
  const { days, hours } = performer.preferences;
  if (days.length === 0 && hours.length === 0) return returningShare;
  return meets(performer, period) ? 0.6 : unlikelyShare;
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
  const { pacePerHour, maxPerSession } = performer.preferences;
  const measured = performer.measuredPacePerHour;
  const pace =
    measured === null
      ? (pacePerHour ?? defaultPacePerHour)
      : pacePerHour === null
        ? measured
        : (measured + pacePerHour) / 2;
  const quantity = pace * (period.seconds / 3_600) * presence(performer, period);
  return maxPerSession === null ? quantity : Math.min(quantity, maxPerSession);
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
