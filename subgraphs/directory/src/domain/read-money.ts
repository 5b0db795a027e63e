import type { DirectoryDeps } from '../deps.ts';
import { listPartitions } from '../store/list-partitions.ts';
import { decideMoney, type MoneyTotals, type PartitionMoney } from './check-money.ts';

const deadlineMs = 3_000;

/** Asks every partition. They answer one after the other, so a doubtful sum is taken again once. */
export async function readMoney(deps: DirectoryDeps): Promise<MoneyTotals & { at: Date }> {
  const first = decideMoney(await readAll(deps));
  const totals = first.balanced ? first : decideMoney(await readAll(deps));
  return { at: deps.database.clock.now(), ...totals };
}

async function readAll(deps: DirectoryDeps): Promise<PartitionMoney[]> {
  const partitions = await listPartitions(deps.database);
  return Promise.all(
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
}
