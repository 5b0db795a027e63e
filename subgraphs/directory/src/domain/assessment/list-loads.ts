import { readPartitionLoads } from '@exchange/cluster';
import type { DirectoryDeps } from '../../deps.ts';
import { listAssessedPartitions } from '../../store/list-assessed-partitions.ts';

/** What each partition uses, and how that compares with others of its role and class. */
export async function listLoads({ database }: DirectoryDeps) {
  const [loads, partitions] = await Promise.all([
    readPartitionLoads(database),
    listAssessedPartitions(database),
  ]);
  const byId = new Map(loads.map((load) => [load.partitionId, load]));
  return partitions.map((partition) => {
    const like = partitions.filter(
      (each) => each.role === partition.role && each.serviceClass === partition.serviceClass,
    );
    const total = like.reduce((sum, { id }) => sum + (byId.get(id)?.cpuMs ?? 0), 0);
    const load = byId.get(partition.id) ?? { ...nothing, partitionId: partition.id };
    const relative = total > 0 ? (load.cpuMs * like.length) / total : 1;
    return { ...load, relative };
  });
}

const nothing = {
  ...{ requests: 0, cpuMs: 0, inHand: 0, rows: 0, bytes: 0, connections: 0 },
  ...{ hours: [], measuredAt: null },
};
