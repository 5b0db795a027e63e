import { findById, type ProcedureHandlers } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { deliverMessages } from './domain/deliver-messages.ts';
import { receiveOffer } from './domain/receive-offer.ts';
import { readStats } from './domain/read-stats.ts';
import { createServedCache, readSupply, type ServedCache } from './domain/read-supply.ts';
import { runMaintenance } from './domain/run-maintenance.ts';
import type { Repository } from './repository.ts';
import { followedTables } from './store/followed-tables.ts';
import { listStuckPayouts } from './store/payouts.ts';
import { listMaintenanceRunRows } from './store/maintenance-runs.ts';
import { createPerformer } from './store/performers.ts';

/** What other nodes and gateways may ask of a performer partition. */
export function createHandlers(repositories: ReadonlyMap<string, Repository>) {
  const require = (partitionId: string): Repository => {
    const repository = repositories.get(partitionId);
    if (repository !== undefined) return repository;
    throw new ExchangeError('USER_MOVED', `The partition ${partitionId} is on another node.`);
  };
  const served = new Map<string, ServedCache>();
  const servedOf = (partitionId: string): ServedCache => {
    const cache = served.get(partitionId) ?? createServedCache(require(partitionId));
    served.set(partitionId, cache);
    return cache;
  };
  return {
    async createUser(call) {
      const { partition, maintenance } = require(call.partitionId);
      const created = await createPerformer(partition, call, partition.clock.pinned());
      if (created) maintenance.groupChanged = true;
      return { created };
    },
    deliver: (call, { caller }) =>
      deliverMessages(require(call.partitionId), caller, call.messages),
    offer: (call, { caller }) => receiveOffer(require(call.partitionId), caller, call),
    async maintain(call) {
      const repository = require(call.partitionId);
      const record = await runMaintenance(repository, call.trigger.slice(0, 40));
      return { run: record === null ? { skipped: 'It runs already.' } : { ...record } };
    },
    async listMaintenanceRuns(call) {
      const { partition } = require(call.partitionId);
      const rows = await listMaintenanceRunRows(partition, call);
      return { runs: rows.map((run) => ({ ...run, id: String(run.id) })) };
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
    readStats: (call) => readStats(require(call.partitionId), servedOf(call.partitionId)),
    readSupply: (call) =>
      readSupply(require(call.partitionId), servedOf(call.partitionId), call.first),
  } satisfies ProcedureHandlers;
}
