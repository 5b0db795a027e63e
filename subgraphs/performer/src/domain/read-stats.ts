import type { PartitionStats } from '@exchange/cluster';
import { outboxDepth } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { countStuckPayouts } from '../store/payouts.ts';
import { countStaleStock, readMoney } from '../store/stats.ts';
import { readSlotsOnTheWay } from '../store/supply-reads.ts';
import type { ServedCache } from './read-supply.ts';

/** Figures of the partition for operators and heartbeats; slots, because that is what lies here. */
export async function readStats(
  repository: Repository,
  served: ServedCache,
): Promise<PartitionStats> {
  const { partition, maintenance } = repository;
  const at = partition.clock.pinned();
  const [stock, accepts, staleLeases, money, outbox, parked, onTheWay] = await Promise.all([
    readStockCounts(partition),
    served.get(),
    countStaleStock(partition, at),
    readMoney(partition),
    outboxDepth(partition),
    countStuckPayouts(partition),
    readSlotsOnTheWay(partition),
  ]);
  const free = sum(stock, (entry) => entry.free);
  const inHand = sum(stock, (entry) => entry.inHand);
  const accepted = sum(accepts, (entry) => entry.hour);
  const balances = sum(Object.values(money), (minor) => minor);
  return {
    openTasks: free,
    slotsAvailable: free,
    slotsLeased: free + inHand,
    target: sum([...maintenance.target.values()], (slots) => slots),
    localShare: accepted === 0 ? null : sum(accepts, (entry) => entry.hourLocal) / accepted,
    outboxDepth: outbox.pending,
    outboxOldestSeconds: Math.round(outbox.oldestSeconds),
    staleLeases,
    parked,
    supply: stock.map((entry) => ({
      typeId: entry.typeId,
      title: entry.title,
      target: maintenance.target.get(entry.typeId) ?? 0,
      stock: entry.free,
      inHand: entry.inHand,
    })),
    repository: {
      onTheWay: sum([...onTheWay.values()], (slots) => slots),
      runs: Object.fromEntries(maintenance.totals.runs),
      ...maintenance.totals.slots,
      renewedLeases: maintenance.totals.renewedLeases,
      messages: maintenance.totals.messages,
    },
    money,
    ledgerBalanced: balances === 0,
  };
}

function sum<Entry>(entries: readonly Entry[], of: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0);
}
