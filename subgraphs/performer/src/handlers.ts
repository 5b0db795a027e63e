import { findById, repositoryIdOf, type ProcedureHandlers } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { deliverMessages } from './domain/deliver-messages.ts';
import { receiveOffer } from './domain/receive-offer.ts';
import { readStats } from './domain/read-stats.ts';
import { createServedCache, readSupply, type ServedCache } from './domain/read-supply.ts';
import { sumRuns } from './domain/sum-runs.ts';
import { runMaintenance } from './domain/run-maintenance.ts';
import type { Home } from './homes.ts';
import type { Repository } from './repository.ts';
import { followedTables } from './store/followed-tables.ts';
import { listStuckPayouts } from './store/payouts.ts';
import { listMaintenanceRunRows } from './store/maintenance-runs.ts';
import { createPerformer } from './store/performers.ts';

/** What other nodes and gateways may ask of a performer partition. */
export function createHandlers(homes: ReadonlyMap<string, Home>) {
  const require = (partitionId: string): Home => {
    const home = homes.get(partitionId);
    if (home !== undefined) return home;
    throw new ExchangeError('USER_MOVED', `The partition ${partitionId} is on another node.`);
  };
  const served = new Map<Repository, ServedCache>();
  const servedOf = (repository: Repository): ServedCache => {
    const cache = served.get(repository) ?? createServedCache(repository);
    served.set(repository, cache);
    return cache;
  };
  return {
    async createUser(call) {
      const { partition, groups, ...home } = require(call.partitionId);
      const created = await createPerformer(partition, call, partition.clock.pinned());
      if (created) {
        await home.regroup(call.ownerKey);
        for (const { maintenance } of groups) maintenance.groupChanged = true;
      }
      return { created };
    },
    deliver: (call, { caller }) =>
      deliverMessages(require(call.partitionId).first, caller, call.messages),
    offer: (call, { caller }) =>
      receiveOffer(requireKept(require(call.partitionId), call.holder), caller, call),
    async maintain(call) {
      const home = require(call.partitionId);
      const chosen =
        call.repositoryId === undefined ? home.kept : [requireKept(home, call.repositoryId)];
      const trigger = call.trigger.slice(0, 40);
      const records = await Promise.all(chosen.map((one) => runMaintenance(one, trigger)));
      const run = sumRuns(records.filter((one) => one !== null));
      return { run: run === null ? { skipped: 'It runs already.' } : { ...run } };
    },
    async listMaintenanceRuns(call) {
      const { partition } = require(call.partitionId);
      const rows = await listMaintenanceRunRows(partition, call);
      return {
        runs: rows.map(({ groupId, ...run }) => ({
          ...run,
          id: String(run.id),
          repositoryId: repositoryIdOf(partition.id, groupId),
        })),
      };
    },
    async follow(call) {
      const { partition } = require(call.partitionId);
      return { findings: await findById(partition, followedTables, call.id) };
    },
    async listParked(call) {
      const { partition } = require(call.partitionId);
      const stuck = await listStuckPayouts(partition, call.first);
      return { parked: stuck.map((payout) => ({ job: 'payout', ...payout })) };
    },
    readStats: (call) => readStats(require(call.partitionId), servedOf),
    async readRepositories(call) {
      const { kept } = require(call.partitionId);
      return {
        repositories: await Promise.all(
          kept.map((one) => readSupply(one, servedOf(one), call.first)),
        ),
      };
    },
  } satisfies ProcedureHandlers;
}

function requireKept({ partition, kept }: Home, repositoryId = partition.id): Repository {
  const repository = kept.find(({ holder }) => holder === repositoryId);
  if (repository !== undefined) return repository;
  throw new ExchangeError(
    'NOT_FOUND',
    `The partition ${partition.id} keeps no repository ${repositoryId}.`,
  );
}
