import type { Repository } from '../repository.ts';
import { decideMaintenance } from '../domain/needs-maintenance.ts';
import { runMaintenance } from '../domain/run-maintenance.ts';
import { listListed } from '../store/listed-types.ts';
import { countMembers } from '../domain/groups/members.ts';
import { countByType } from '../domain/expect-offered.ts';
import { listStock } from '../store/feed-reads.ts';

/** Runs the maintenance at start, by its timer, for a changed group and at low water. */
export async function maintainWhenNeeded(repository: Repository): Promise<void> {
  const { partition, groupId, directory, maintenance, supply } = repository;
  const at = partition.clock.pinned();
  const [stock, listed, taskInfo, people] = await Promise.all([
    listStock(partition, groupId),
    listListed(partition, groupId, at),
    directory.listTaskInfo(),
    countMembers(repository),
  ]);
  const trigger = decideMaintenance({
    ...maintenance,
    stock: countByType([...stock, ...listed]),
    onlineNow: people.online,
    taskInfo,
    now: partition.clock.now(),
    lowWaterShare: supply.lowWaterShare,
    maintenanceSeconds: supply.maintenanceSeconds,
  });
  if (trigger !== null) await runMaintenance(repository, trigger);
}
