import type { DirectoryDeps } from '../deps.ts';
import { askPartitions } from './ask-partitions.ts';

const deadlineMs = 3_000;

/** Leases of one requester partition or of all, newest first. */
export async function listLeases(deps: DirectoryDeps, first: number, partitionId: string | null) {
  const leases = await askPartitions(deps, { role: 'requester', partitionId }, async (id) => {
    const input = { partitionId: id, first };
    const answer = await deps.nodes.call('listLeases', input, { deadlineMs, attempts: 1 });
    return answer.leases.map((lease) => ({ ...lease, partitionId: id }));
  });
  return leases
    .sort((one, other) => other.grantedAt.getTime() - one.grantedAt.getTime())
    .slice(0, first);
}
