import type { PerformerDemand, Population } from '@exchange/affinity';
import type { Repository } from '../repository.ts';
import {
  listRecentPerformers,
  readRecentAccepts,
  type RecentAccepts,
  type RecentPerformer,
} from '../store/maintenance-reads.ts';
import { readPreferences } from './preferences.ts';

/** Who was here within this time may want work again. */
const recentSeconds = 7 * 86_400;
const onlineMs = 15 * 60 * 1_000;
const mostPerformers = 2_000;
const historyDays = 28;
const halfLifeDays = 7;
/** A day with work counts as this many hours of it, for a pace. */
const hoursPerDay = 2;
const leastAcceptsForPace = 20;

export interface Demand {
  readonly performers: readonly PerformerDemand[];
  readonly population: Population;
}

/** The recently active performers of the group, with their recent history. */
export async function readDemand(repository: Repository): Promise<Demand> {
  const { partition } = repository;
  const at = partition.clock.pinned();
  const recent = await listRecentPerformers(partition, recentSeconds, mostPerformers, at);
  const keys = recent.map((performer) => performer.ownerKey);
  const accepts =
    keys.length === 0
      ? []
      : await readRecentAccepts(partition, keys, historyDays, halfLifeDays, at);
  const byOwner = Map.groupBy(accepts, (row) => row.ownerKey);
  const now = partition.clock.now().getTime();
  return {
    performers: recent.map((row) => describe(row, byOwner.get(row.ownerKey) ?? [], now)),
    population: {
      acceptsByType: sumBy(accepts, (row) => row.typeId),
      acceptsByCategory: sumBy(accepts, (row) => row.category),
    },
  };
}

function describe(
  row: RecentPerformer,
  accepts: readonly RecentAccepts[],
  now: number,
): PerformerDemand {
  const accepted = accepts.reduce((sum, entry) => sum + entry.accepted, 0);
  const days = accepts.reduce((most, entry) => Math.max(most, entry.days), 0);
  return {
    key: row.ownerKey,
    ownRequesterKey: null,
    preferences: readPreferences(row.preferences),
    acceptsByType: sumBy(accepts, (entry) => entry.typeId),
    acceptsByCategory: sumBy(accepts, (entry) => entry.category),
    heldByType: new Map(accepts.map((entry) => [entry.typeId, entry.accepted])),
    measuredPacePerHour:
      accepted < leastAcceptsForPace ? null : accepted / (Math.max(1, days) * hoursPerDay),
    online: now - row.lastActiveAt.getTime() < onlineMs,
  };
}

function sumBy(
  rows: readonly RecentAccepts[],
  keyOf: (row: RecentAccepts) => string,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.weight);
  return sums;
}
