import { ExchangeError, kindOf, ownerOf } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { followInDirectory } from '../store/follow-directory.ts';
import { findHomes } from '../store/find-homes.ts';
import { listPartitions } from '../store/list-partitions.ts';

const deadlineMs = 3_000;
const longestId = 200;

/** Looks for an id in the directory and on every partition, side by side. */
export async function followId(deps: DirectoryDeps, given: string) {
  const id = given.trim();
  if (id === '' || id.length > longestId) {
    throw new ExchangeError('BAD_USER_INPUT', `An id has 1 to ${longestId} characters.`);
  }
  const partitions = await listPartitions(deps.database);
  const missing: string[] = [];
  const [own, ...others] = await Promise.all([
    followInDirectory(deps.database, id).then((findings) =>
      findings.map((finding) => ({ ...finding, place: 'directory', nodeId: null })),
    ),
    ...partitions.map(async ({ id: partitionId, nodeId }) => {
      try {
        const options = { deadlineMs, attempts: 1 };
        const answer = await deps.nodes.call('follow', { partitionId, id }, options);
        return answer.findings.map((finding) => ({ ...finding, place: partitionId, nodeId }));
      } catch (err) {
        deps.log.warn({ err, partition: partitionId }, 'a partition did not answer');
        missing.push(partitionId);
        return [];
      }
    }),
  ]);
  const ownerKey = ownerOf(id);
  const homes = ownerKey === null ? null : await findHomes(deps.database, [ownerKey]);
  return {
    id,
    kind: kindOf(id) ?? (ownerKey === id ? 'user' : 'unknown'),
    ownerKey,
    partitionId: (ownerKey === null ? null : homes?.get(ownerKey)) ?? null,
    findings: [...own, ...others.flat()].sort(
      (one, other) => (one.at?.getTime() ?? 0) - (other.at?.getTime() ?? 0),
    ),
    missing: missing.sort(),
  };
}
