import type { Directory } from '@exchange/cluster';
import type { Clock } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import {
  listPublishedTypes,
  listWriters,
  summariseTypes,
  takeDirtyTypes,
} from '../store/summarise-types.ts';

const typesPerCall = 200;

interface PublishServices {
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'publishTaskInfo'>;
}

/**
 * Tells the global task information repository about types whose available work changed. Changes of
 * the same type since the last round travel together. The marks are taken off before the figures
 * are read, so a change that begins in between sets its mark again; one that was under way found the
 * mark set, so what was taken off is published once more when all that wrote at that time has ended.
 * What was taken off stays in memory until it is published, since whatever refused that may refuse a
 * mark as well; and the first rounds of a process publish everything, for what a crash may have taken
 * off in vain.
 */
export function createTaskInfoPublisher(
  { clock, directory }: PublishServices,
  partition: RequesterPartition,
): () => Promise<number> {
  let waiting: Set<string> | null = null;
  /** Taken off, by the newest writer of that time; null until it is known. */
  const unsettled = new Map<string, bigint | null>();
  return async () => {
    waiting ??= new Set(await listPublishedTypes(partition));
    for (const typeId of await takeDirtyTypes(partition, typesPerCall)) {
      waiting.add(typeId);
      unsettled.set(typeId, null);
    }
    if (unsettled.size > 0) {
      const { newest, oldest } = await listWriters(partition);
      for (const [typeId, writer] of unsettled) {
        if (writer === null) {
          unsettled.set(typeId, newest);
        } else if (writer < oldest) {
          unsettled.delete(typeId);
          waiting.add(typeId);
        }
      }
    }
    const typeIds = [...waiting].slice(0, typesPerCall);
    if (typeIds.length === 0) return 0;
    const summaries = await summariseTypes(partition, typeIds, partition.clock.pinned());
    const publishedAt = clock.now();
    const rows = summaries
      .filter((summary) => summary.availableSlots > 0)
      .map((summary) => ({ ...summary, partitionId: partition.id, publishedAt }));
    await directory.publishTaskInfo(partition.id, typeIds, rows);
    for (const typeId of typeIds) waiting.delete(typeId);
    return typeIds.length;
  };
}
