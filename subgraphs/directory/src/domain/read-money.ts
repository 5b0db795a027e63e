import type { DirectoryDeps } from '../deps.ts';
import { listPartitions } from '../store/list-partitions.ts';
import { listRetired, type RetiredPartition } from '../store/retire-partition.ts';
import { decideMoney, type MoneyTotals, type PartitionMoney } from './check-money.ts';

const deadlineMs = 3_000;

/** Asks every partition. They answer one after the other, so a doubtful sum is taken again once. */
export async function readMoney(deps: DirectoryDeps): Promise<MoneyTotals & { at: Date }> {
  const first = decideMoney(await readAll(deps));
  const totals = first.balanced ? first : decideMoney(await readAll(deps));
  return { at: deps.database.clock.now(), ...totals };
}

async function readAll(deps: DirectoryDeps): Promise<PartitionMoney[]> {
  const [partitions, retired] = await Promise.all([
    listPartitions(deps.database),
    listRetired(deps.database),
  ]);
  const living = await Promise.all(
    partitions.map(async ({ id: partitionId, role }) => {
      try {
        const options = { deadlineMs, attempts: 1 };
        const stats = await deps.nodes.call('readStats', { partitionId }, options);
        return { partitionId, role, stats };
      } catch (err) {
        deps.log.warn({ err, partition: partitionId }, 'a partition gave no figures');
        return { partitionId, role, stats: null };
      }
    }),
  );
  return [...living, ...retired.map(closedBooks)];
}

/** A partition that is no more counts with the balances that its books were closed with. */
function closedBooks({ id, role, balances }: RetiredPartition): PartitionMoney {
  return {
    partitionId: id,
    role,
    stats: { money: balances, outboxDepth: 0, ledgerBalanced: true },
  };
}
