import type { PartitionStats } from '@exchange/cluster';
import { outboxDepth } from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { readStockCounts } from '../store/maintenance-reads.ts';
import { countStuckPayouts } from '../store/payouts.ts';
import { readMoney, readSupplyFigures } from '../store/stats.ts';

/** Figures of the partition for operators and heartbeats; slots, because that is what lies here. */
export async function readStats(repository: Repository): Promise<PartitionStats> {
  const { partition, maintenance } = repository;
  const at = partition.clock.pinned();
  const [stock, figures, money, outbox, parked] = await Promise.all([
    readStockCounts(partition),
    readSupplyFigures(partition, at),
    readMoney(partition),
    outboxDepth(partition),
    countStuckPayouts(partition),
  ]);
  const free = stock.reduce((sum, entry) => sum + entry.free, 0);
  const inHand = stock.reduce((sum, entry) => sum + entry.inHand, 0);
  const balances = Object.values(money).reduce((sum, minor) => sum + minor, 0);
  return {
    openTasks: free,
    slotsAvailable: free,
    slotsLeased: free + inHand,
    target: [...maintenance.target.values()].reduce((sum, slots) => sum + slots, 0),
    localShare: figures.accepted === 0 ? null : figures.acceptedLocal / figures.accepted,
    outboxDepth: outbox.pending,
    outboxOldestSeconds: Math.round(outbox.oldestSeconds),
    staleLeases: figures.staleLeases,
    parked,
    supply: stock.map((entry) => ({
      typeId: entry.typeId,
      title: entry.title,
      target: maintenance.target.get(entry.typeId) ?? 0,
      stock: entry.free,
      inHand: entry.inHand,
    })),
    money,
    ledgerBalanced: balances === 0,
  };
}
