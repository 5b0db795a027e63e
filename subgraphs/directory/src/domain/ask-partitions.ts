import type { DirectoryDeps } from '../deps.ts';
import { listPartitions } from '../store/list-partitions.ts';

interface Question {
  /** Null for both. */
  readonly role: 'requester' | 'performer' | null;
  /** One partition instead of all of the role. */
  readonly partitionId: string | null;
}

/**
 * Asks partitions side by side and joins what they list. One that does not answer leaves out its own
 * lines; when it was asked for by name, its failure is the answer.
 */
export async function askPartitions<Line>(
  deps: DirectoryDeps,
  { role, partitionId }: Question,
  ask: (partitionId: string) => Promise<readonly Line[]>,
): Promise<Line[]> {
  const partitions = (await listPartitions(deps.database)).filter(
    (partition) =>
      (role === null || partition.role === role) &&
      (partitionId === null || partition.id === partitionId),
  );
  const lists = await Promise.all(
    partitions.map(async ({ id }) => {
      try {
        return await ask(id);
      } catch (err) {
        if (partitionId !== null) throw err;
        deps.log.warn({ err, partition: id }, 'a partition did not answer');
        return [];
      }
    }),
  );
  return lists.flat();
}
