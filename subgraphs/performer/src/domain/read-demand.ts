import { defaultRateSettings, type PerformerDemand, type Population } from '@exchange/affinity';
import type { Repository } from '../repository.ts';
import { listRecentPerformers } from '../store/maintenance-reads.ts';
import { describeDemand, nothingPast } from './describe-demand.ts';
import { readPreferences } from './preferences.ts';

/** Who was here within this time may want work again. */
const recentSeconds = 7 * 86_400;
const onlineMs = 15 * 60 * 1_000;
const mostPerformers = 2_000;
/** What a large group does as a whole changes slowly, and takes time to add up. */
const largeGroup = 200;
const populationMs = 60_000;

export interface GroupMember extends PerformerDemand {
  /** Where they live. */
  readonly partitionId: string;
  /** Here with nothing in hand. */
  readonly waiting: boolean;
}

export interface Demand {
  readonly performers: readonly GroupMember[];
  readonly population: Population;
}

/** The recently active performers whom the repository feeds, with their recent history. */
export async function readDemand(repository: Repository): Promise<Demand> {
  const { partition, members, group } = repository;
  const now = partition.clock.now().getTime();
  const performers = (await Promise.all(members.map(readMembers))).flat();
  if (performers.length <= largeGroup || now - group.populationAt > populationMs) {
    group.population = describePopulation(performers);
    group.populationAt = now;
  }
  return { performers, population: group.population };
}

async function readMembers({ partition, groupId, pasts }: Repository): Promise<GroupMember[]> {
  const at = partition.clock.pinned();
  const recent = await listRecentPerformers(partition, groupId, recentSeconds, mostPerformers, at);
  const known = await pasts.find(recent.map(({ ownerKey: key, ...row }) => ({ ...row, key })));
  const now = partition.clock.now().getTime();
  return recent.map((row) => {
    const online = now - row.lastActiveAt.getTime() < onlineMs;
    return {
      ...(known.get(row.ownerKey) ?? describeDemand(nothingPast)),
      key: row.ownerKey,
      partitionId: partition.id,
      ownRequesterKey: null,
      preferences: readPreferences(row.preferences),
      online,
      waiting: online && row.inHand === 0,
    };
  });
}

/** Where somebody's looks are not known, as many are supposed as usually come to their accepts. */
function describePopulation(performers: readonly PerformerDemand[]): Population {
  const population = {
    acceptsByType: new Map<string, number>(),
    acceptsByCategory: new Map<string, number>(),
    shownByType: new Map<string, number>(),
    shownByCategory: new Map<string, number>(),
  };
  for (const performer of performers) {
    addAll(population.acceptsByType, performer.acceptsByType);
    addAll(population.acceptsByCategory, performer.acceptsByCategory);
    const { acceptsByType, acceptsByCategory, shownByType, shownByCategory } = performer;
    const supposed = 1 / defaultRateSettings.priorRate;
    addAll(population.shownByType, shownByType ?? acceptsByType, shownByType ? 1 : supposed);
    addAll(
      population.shownByCategory,
      shownByCategory ?? acceptsByCategory,
      shownByCategory ? 1 : supposed,
    );
  }
  return population;
}

function addAll(sums: Map<string, number>, counts: ReadonlyMap<string, number>, factor = 1): void {
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count * factor);
}
