import type { Repository } from '../repository.ts';
import { decideMaintenance } from '../domain/needs-maintenance.ts';
import { runMaintenance } from '../domain/run-maintenance.ts';
import { listStock } from '../store/feed-reads.ts';

/** Runs the maintenance at start, by its timer, for a changed group and at low water. */
export async function maintainWhenNeeded(repository: Repository): Promise<void> {
  const { partition, directory, maintenance, supply } = repository;
  const [stock, taskInfo] = await Promise.all([listStock(partition), directory.listTaskInfo()]);
  const trigger = decideMaintenance({
    ...maintenance,
    stock: new Map(stock.map((entry) => [entry.typeId, entry.slots])),
    taskInfo,
    now: partition.clock.now(),
    lowWaterShare: supply.lowWaterShare,
    maintenanceSeconds: supply.maintenanceSeconds,
  });
  if (trigger !== null) await runMaintenance(repository, trigger);
}
