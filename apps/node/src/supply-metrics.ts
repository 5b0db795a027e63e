import type { PartitionStats, RepositoryTotals } from '@exchange/cluster';
import type { Metrics } from '@exchange/service';

/**
 * Publishes the supply of a local repository. The totals of its maintenance only rise while the process
 * lives, so what they grew by since the last time is what the counters grow by.
 */
export function createSupplyMetrics(metrics: Metrics) {
  const before = new Map<string, RepositoryTotals>();

  function count(partition: string, totals: RepositoryTotals): void {
    const last = before.get(partition) ?? nothing;
    before.set(partition, totals);
    for (const [trigger, runs] of Object.entries(totals.runs)) {
      metrics.maintenanceRuns.inc({ partition, trigger }, runs - (last.runs[trigger] ?? 0));
    }
    for (const outcome of ['pulled', 'released', 'expired'] as const) {
      metrics.maintenanceSlots.inc({ partition, outcome }, totals[outcome] - last[outcome]);
    }
    metrics.maintenanceRenewals.inc({ partition }, totals.renewedLeases - last.renewedLeases);
    metrics.maintenanceMessages.inc({ partition }, totals.messages - last.messages);
  }

  return {
    /** Requester partitions have no repository and publish none. */
    observe(partition: string, stats: PartitionStats): void {
      const { repository } = stats;
      if (repository === undefined) return;
      const inHand = stats.slotsLeased - stats.slotsAvailable;
      metrics.repositorySlots.set({ partition, state: 'target' }, stats.target);
      metrics.repositorySlots.set({ partition, state: 'stock' }, stats.slotsAvailable);
      metrics.repositorySlots.set({ partition, state: 'in_hand' }, inHand);
      metrics.repositorySlots.set({ partition, state: 'on_the_way' }, repository.onTheWay);
      if (stats.localShare === null) metrics.repositoryHitRate.remove({ partition });
      else metrics.repositoryHitRate.set({ partition }, stats.localShare);
      count(partition, repository);
    },
  };
}

const nothing: RepositoryTotals = {
  ...{ onTheWay: 0, runs: {}, pulled: 0, released: 0, expired: 0 },
  ...{ renewedLeases: 0, messages: 0 },
};
