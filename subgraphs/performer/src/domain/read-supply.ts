import type { ProcedureOutput } from '@exchange/cluster';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { countPerformers } from '../store/stats.ts';
import {
  readServedAccepts,
  readSlotsGoingBack,
  readSlotsOnTheWay,
  type ServedAccepts,
} from '../store/supply-reads.ts';
import { arrangeSupply } from './arrange-supply.ts';
import { createTimedCache, type TimedCache } from './timed-cache.ts';

export type ServedCache = TimedCache<readonly ServedAccepts[]>;

const servedMs = 2_000;

/** Accepts of the last hour and day; many operators' pages and heartbeats cause one read. */
export function createServedCache({ partition }: Repository): ServedCache {
  const { clock } = partition;
  return createTimedCache(clock, servedMs, () => readServedAccepts(partition, clock.pinned()));
}

/** The local repository as it is now, for operators. */
export async function readSupply(
  repository: Repository,
  served: ServedCache,
  first: number,
): Promise<ProcedureOutput<'readSupply'>> {
  const { partition, maintenance, supply } = repository;
  const [stock, accepts, onTheWay, goingBack, people] = await Promise.all([
    readStockCounts(partition),
    served.get(),
    readSlotsOnTheWay(partition),
    readSlotsGoingBack(partition),
    countPerformers(partition, partition.clock.pinned()),
  ]);
  const { plans, ranAt } = maintenance;
  return {
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
