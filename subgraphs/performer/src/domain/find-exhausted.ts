import { listExhaustedTypes, listExhaustedOf } from '../store/feed-reads.ts';
import { listHeldTasks } from '../store/find-assignments.ts';
import type { Me } from './access.ts';

/** Of these types, those whose stock near the viewer holds nothing that they never had. */
export async function findExhausted(
  me: Me,
  typeIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { partition, host } = me.repository;
  if (host === me.repository) {
    return listExhaustedTypes(partition, host.groupId, me.key, typeIds);
  }
  // What the viewer had is on another database than the stock.
  const held = await Promise.all(
    typeIds.map((typeId) => listHeldTasks(partition, me.key, typeId, null)),
  );
  const taskIds = held.flat().map(({ taskId }) => taskId);
  return listExhaustedOf(host.partition, host.groupId, taskIds, typeIds);
}
