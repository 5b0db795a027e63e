import type { RepositorySupply } from '@exchange/cluster';
import type { Repository } from '../repository.ts';
import {
  readSlotsGoingBack,
  readSlotsOnTheWay,
  type ServedAccepts,
} from '../store/supply-reads.ts';
import { arrangeSupply } from './arrange-supply.ts';
import { countMembers, readMembersAccepts, readMembersStock } from './groups/members.ts';
import { createTimedCache, type TimedCache } from './timed-cache.ts';

export type ServedCache = TimedCache<readonly ServedAccepts[]>;

const servedMs = 2_000;

/** Accepts of the last hour and day; many operators' pages and heartbeats cause one read. */
export function createServedCache(repository: Repository): ServedCache {
  const { clock } = repository.partition;
  return createTimedCache(clock, servedMs, () => readMembersAccepts(repository));
}

/** The local repository as it is now, for operators. */
export async function readSupply(
  repository: Repository,
  served: ServedCache,
  first: number,
): Promise<RepositorySupply> {
  const { partition, groupId, maintenance, supply } = repository;
  const [stock, accepts, onTheWay, goingBack, people] = await Promise.all([
    readMembersStock(repository),
    served.get(),
    readSlotsOnTheWay(partition, groupId),
    readSlotsGoingBack(partition),
    countMembers(repository),
  ]);
  const { plans, ranAt } = maintenance;
  return {
    repositoryId: repository.holder,
    feeds: repository.members.map(({ holder }) => holder),
    at: partition.clock.now(),
    goingBack,
    online: people.online,
    recent: people.recent,
    plannedAt: ranAt,
    ...arrangeSupply(
      { stock, accepts, onTheWay, plans, planned: ranAt !== null },
      { periodSeconds: supply.periodSeconds, first },
    ),
  };
}
