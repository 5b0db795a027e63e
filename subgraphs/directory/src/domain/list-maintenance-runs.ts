import type { DirectoryDeps } from '../deps.ts';
import { askPartitions } from './ask-partitions.ts';

const deadlineMs = 3_000;

/** Maintenance of one performer partition or of all, newest first. */
export async function listMaintenanceRuns(
  deps: DirectoryDeps,
  first: number,
  partitionId: string | null,
) {
  const runs = await askPartitions(deps, { role: 'performer', partitionId }, async (id) => {
    const input = { partitionId: id, first };
    const answer = await deps.nodes.call('listMaintenanceRuns', input, { deadlineMs, attempts: 1 });
    return answer.runs.map((run) => ({ ...run, partitionId: id }));
  });
  return runs
    .sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime())
    .slice(0, first);
}
