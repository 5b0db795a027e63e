import type { DirectoryDeps } from '../deps.ts';
import { askPartitions } from './ask-partitions.ts';

const deadlineMs = 3_000;

/** Work that jobs have put aside, of one partition or of all, the oldest first. */
export async function listParked(deps: DirectoryDeps, first: number, partitionId: string | null) {
  const parked = await askPartitions(deps, { role: null, partitionId }, async (id) => {
    const input = { partitionId: id, first };
    const answer = await deps.nodes.call('listParked', input, { deadlineMs, attempts: 1 });
    return answer.parked.map((work) => ({ ...work, partitionId: id }));
  });
  return parked
    .sort((one, other) => one.parkedAt.getTime() - other.parkedAt.getTime())
    .slice(0, first);
}
