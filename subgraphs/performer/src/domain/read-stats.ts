import type { PartitionStats } from '@exchange/cluster';
import { outboxDepth } from '@exchange/partitions';
import type { Home } from '../homes.ts';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { countStuckPayouts } from '../store/payouts.ts';
import { countSlots, countStaleStock, readMoney } from '../store/stats.ts';
import { readSlotsOnTheWay } from '../store/supply-reads.ts';
import { addTotals } from './maintenance-totals.ts';
import type { ServedCache } from './read-supply.ts';

/** Figures of the partition for operators and heartbeats; slots, because that is what lies here. */
export async function readStats(
  { partition, kept }: Home,
  servedOf: (repository: Repository) => ServedCache,
): Promise<PartitionStats> {
  const at = partition.clock.pinned();
  const [slots, stocks, accepts, staleLeases, money, outbox, parked, onTheWay] = await Promise.all([
    countSlots(partition),
    Promise.all(kept.map(readTargets)),
    Promise.all(kept.map((repository) => servedOf(repository).get())),
    countStaleStock(partition, at),
    readMoney(partition),
    outboxDepth(partition),
    countStuckPayouts(partition),
    Promise.all(kept.map(({ groupId }) => readSlotsOnTheWay(partition, groupId))),
  ]);
  const stock = stocks.flat();
  const accepted = sum(accepts.flat(), (entry) => entry.hour);
  const balances = sum(Object.values(money), (minor) => minor);
  return {
    openTasks: slots.free,
    slotsAvailable: slots.free,
    slotsLeased: slots.free + slots.inHand,
    target: sum(kept, ({ maintenance }) => sum([...maintenance.target.values()], (slots) => slots)),
    localShare: accepted === 0 ? null : sum(accepts.flat(), (entry) => entry.hourLocal) / accepted,
    outboxDepth: outbox.pending,
    outboxOldestSeconds: Math.round(outbox.oldestSeconds),
    outboxPerMinute: outbox.deliveredPerMinute,
    staleLeases,
    parked,
    supply: [...Map.groupBy(stock, ({ typeId }) => typeId).values()].map((lines) => ({
      typeId: lines[0]?.typeId ?? '',
      title: lines[0]?.title ?? '',
      target: sum(lines, (line) => line.target),
      stock: sum(lines, (line) => line.stock),
      inHand: sum(lines, (line) => line.inHand),
    })),
    repository: {
      onTheWay: sum(onTheWay, (byType) => sum([...byType.values()], (slots) => slots)),
      ...addTotals(kept.map(({ maintenance }) => maintenance.totals)),
    },
    money,
    ledgerBalanced: balances === 0,
  };
}

async function readTargets({ partition, groupId, maintenance }: Repository) {
  const stock = await readStockCounts(partition, groupId);
  return stock.map(({ typeId, title, free, inHand }) => ({
    ...{ typeId, title, stock: free, inHand },
    target: maintenance.target.get(typeId) ?? 0,
  }));
}

function sum<Entry>(entries: readonly Entry[], of: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0);
}
