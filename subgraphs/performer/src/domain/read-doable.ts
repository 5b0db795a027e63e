import type { Repository } from '../repository.ts';
import { listHeldByAll, listStockTasks, readDoableStock } from '../store/maintenance-reads.ts';
import type { GroupMember } from './read-demand.ts';

/**
 * Free slots in stock, by type, that somebody whom the repository feeds has never had. What its guests had
 * is on the partitions where they live.
 */
export async function readDoable(
  { partition, groupId, members }: Repository,
  performers: readonly GroupMember[],
  typeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const byPartition = Map.groupBy(performers, ({ partitionId }) => partitionId);
  const keysOn = (partitionId: string) =>
    (byPartition.get(partitionId) ?? []).map(({ key }) => key);
  const guests = new Map(members.map((member) => [member.partition.id, member.partition]));
  guests.delete(partition.id);
  const present = [...guests.values()].filter(({ id }) => byPartition.has(id));
  if (present.length === 0) return readDoableStock(partition, groupId, keysOn(partition.id), null);
  let barred = [...(await listStockTasks(partition, groupId, typeIds)).values()].flat();
  for (const guest of present) barred = [...(await listHeldByAll(guest, barred, keysOn(guest.id)))];
  return readDoableStock(partition, groupId, keysOn(partition.id), barred);
}
