import {
  decidePressure,
  defaultMaintenanceSettings,
  describeDraw,
  emptyPreferences,
  planMaintenance,
  planTarget,
  rankFeed,
  type FeedItem,
  type PerformerDemand,
  type TargetType,
} from '@exchange/affinity';
import { seededRandom } from '@exchange/kernel';
import { parseBenchArgs, printTable, writeResult } from './lib/report.ts';
import { percentile, round } from './lib/statistics.ts';

/** Milliseconds. */
const limits = { maintenance: 200, page: 20 };
const random = seededRandom(7);
const pick = (count: number): number => Math.floor(random.next() * count);

function createTypes(count: number): TargetType[] {
  return Array.from({ length: count }, (_, index) => ({
    typeId: `type_${index}`,
    requesterKey: `requester_${pick(80)}`,
    category: `category_${pick(20)}`,
    keywords: [`word_${pick(200)}`, `word_${pick(200)}`],
    rewardMinor: 1 + pick(300),
    timeAllowedSeconds: 600,
    slots: pick(4_000),
    tasks: pick(3_000),
    totalTasks: 4_000,
    near: pick(60),
  }));
}

/** Somebody with the history of some weeks: dozens of types taken, more that were only seen. */
function createPerformer(index: number, types: readonly TargetType[]): PerformerDemand {
  const accepts = new Map<string, number>();
  const shown = new Map<string, number>();
  const acceptsByCategory = new Map<string, number>();
  const shownByCategory = new Map<string, number>();
  for (let place = 0; place < 80; place += 1) {
    const type = types[pick(types.length)];
    if (type === undefined) continue;
    const seen = 1 + pick(30);
    shown.set(type.typeId, seen);
    shownByCategory.set(type.category, (shownByCategory.get(type.category) ?? 0) + seen);
    if (place > 40) continue;
    const taken = pick(seen);
    accepts.set(type.typeId, taken);
    acceptsByCategory.set(type.category, (acceptsByCategory.get(type.category) ?? 0) + taken);
  }
  return {
    key: `performer_${index}`,
    ownRequesterKey: index % 10 === 0 ? `requester_${pick(80)}` : null,
    preferences: {
      ...emptyPreferences,
      categories: [`category_${pick(20)}`],
      keywords: [`word_${pick(200)}`],
      hiddenTypes: [`type_${pick(types.length)}`],
    },
    acceptsByType: accepts,
    acceptsByCategory,
    // Half of the group joined before it was recorded what people see.
    ...(index % 2 === 0 ? { shownByType: shown, shownByCategory } : {}),
    heldByType: accepts,
    measuredPacePerHour: 10 + pick(80),
    online: index % 4 === 0,
  };
}

function createCandidates(count: number): FeedItem[] {
  return Array.from({ length: count }, (_, index) => ({
    typeId: `type_${index}`,
    requesterKey: `requester_${pick(400)}`,
    category: `category_${pick(20)}`,
    keywords: [`word_${pick(200)}`],
    rewardMinor: 1 + pick(300),
    hourlyMinor: pick(2) === 0 ? null : pick(2_000),
    localSlots: pick(3) === 0 ? pick(40) : 0,
    remoteSlots: pick(900),
    acceptable: pick(10) > 0,
    own: { submitted: pick(30), approved: pick(20), rejected: pick(3) },
    likelihood: random.next(),
    exposures: pick(5_000),
    pressure: decidePressure([{ slots: pick(500), secondsLeft: pick(9_000) }], 60, 14_400),
    heldBack: random.next() / 2,
    ageSeconds: pick(200_000),
  }));
}

function sumOf(
  performers: readonly PerformerDemand[],
  of: (performer: PerformerDemand) => ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const performer of performers) {
    for (const [key, count] of of(performer) ?? []) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
}

function measure(rounds: number, decide: () => unknown): { median: number; p95: number } {
  const times: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const startedAt = performance.now();
    decide();
    times.push(performance.now() - startedAt);
  }
  return { median: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) };
}

const { out, numbers } = parseBenchArgs('decisions', { rounds: 60 });
const rounds = numbers['rounds'] ?? 60;
const types = createTypes(500);
const performers = Array.from({ length: 2_000 }, (_, index) => createPerformer(index, types));
const population = {
  acceptsByType: sumOf(performers, (one) => one.acceptsByType),
  acceptsByCategory: sumOf(performers, (one) => one.acceptsByCategory),
  shownByType: sumOf(performers, (one) => one.shownByType),
  shownByCategory: sumOf(performers, (one) => one.shownByCategory),
};
const supply = types.map(({ typeId, slots }) => ({
  ...{ typeId, partitionId: 'r1', availableSlots: slots },
}));
const stock = types.map(({ typeId, near }) => ({ typeId, free: near }));
const startAt = new Date('2026-03-02T10:00:00Z');

function maintain(): void {
  const target = planTarget({
    ...{ performers, population, types, period: { startAt, seconds: 3_600 } },
    settings: {
      ...{ minimumTarget: 2, maximumStock: 50_000, defaultPacePerHour: 20, largestShare: 0.5 },
      serviceLevel: 0.8,
    },
  });
  planMaintenance(target, stock, supply, {
    ...{ ...defaultMaintenanceSettings, lowWaterShare: 0.5, maximumStock: 50_000 },
  });
  describeDraw({ partitionId: 'p1', performers, population, types, defaultPacePerHour: 20 });
}

const candidates = createCandidates(10_000);
const viewer = { preferences: emptyPreferences };
const maintenance = measure(rounds, maintain);
const page = measure(rounds, () => rankFeed(candidates, viewer, undefined, 50));

printTable([
  ['decision', 'median ms', 'p95 ms', 'must be under'],
  [
    'maintenance run, 2,000 performers × 500 types',
    maintenance.median,
    maintenance.p95,
    limits.maintenance,
  ],
  ['feed page of 50 from 10,000 candidates', page.median, page.p95, limits.page],
]);
writeResult('decisions', out, { rounds, maintenance, page, limits });
if (maintenance.p95 >= limits.maintenance || page.p95 >= limits.page) process.exitCode = 1;
