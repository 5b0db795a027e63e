import {
  smoothPace,
  type Judged,
  type PerformerDemand,
  type PresenceProfile,
} from '@exchange/affinity';
import type { ActivityRow, PassedRow } from '../store/demand-reads.ts';

/** For a performer without a measured or a stated pace. */
export const defaultPacePerHour = 20;
const leastAcceptsForPace = 5;
const leastSubmitsForPace = 5;
/** A day with work counts as at least so much of it, also where its sessions are not known. */
const leastHoursPerDay = 0.5;

/** What the partition keeps of one performer's recent past. */
export interface PerformerPast {
  readonly activity: readonly ActivityRow[];
  readonly passed: readonly PassedRow[];
  readonly hoursAtWork: number;
  readonly presence: PresenceProfile | null;
}

export const nothingPast: PerformerPast = {
  activity: [],
  passed: [],
  hoursAtWork: 0,
  presence: null,
};

export type DemandOfPast = Omit<
  PerformerDemand,
  'key' | 'ownRequesterKey' | 'preferences' | 'online' | 'barredTypes'
>;

/**
 * The past as targets and the order of the feed use it. An accept is a look too: the one that was taken.
 * Without any look that came to nothing the looks are not known, and only accepts count.
 */
export function describeDemand(past: PerformerPast): DemandOfPast {
  const { activity, passed, presence } = past;
  const acceptsByType = new Map<string, number>();
  const acceptsByCategory = new Map<string, number>();
  const shownByType = new Map<string, number>();
  const shownByCategory = new Map<string, number>();
  const judged = new Map<string, Judged>();
  const paceByType = new Map<string, number>();
  for (const row of activity) {
    add(acceptsByType, row.typeId, row.weight);
    add(acceptsByCategory, row.category, row.weight);
    add(shownByType, row.typeId, row.weight);
    add(shownByCategory, row.category, row.weight);
    const before = judged.get(row.category) ?? { approved: 0, rejected: 0 };
    judged.set(row.category, {
      approved: before.approved + row.approved,
      rejected: before.rejected + row.rejected,
    });
    if (row.submitted >= leastSubmitsForPace && row.seconds > 0) {
      paceByType.set(row.typeId, (3_600 * row.submitted) / row.seconds);
    }
  }
  for (const row of passed) {
    add(shownByType, row.typeId, row.weight);
    add(shownByCategory, row.category, row.weight);
  }
  return {
    acceptsByType,
    acceptsByCategory,
    ...(passed.length === 0 ? {} : { shownByType, shownByCategory }),
    heldByType: new Map(activity.map((row) => [row.typeId, row.accepted])),
    measuredPacePerHour: measurePace(past),
    paceByType,
    judged,
    ...(presence === null ? {} : { presence }),
  };
}

function measurePace({ activity, hoursAtWork }: PerformerPast): number | null {
  const accepted = activity.reduce((sum, row) => sum + row.accepted, 0);
  if (accepted < leastAcceptsForPace) return null;
  const days = activity.reduce((most, row) => Math.max(most, row.days), 0);
  const hours = Math.max(hoursAtWork, days * leastHoursPerDay);
  return smoothPace(accepted, hours, defaultPacePerHour);
}

function add(sums: Map<string, number>, key: string, weight: number): void {
  if (weight > 0) sums.set(key, (sums.get(key) ?? 0) + weight);
}
