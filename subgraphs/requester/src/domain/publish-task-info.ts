import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { markPublishedTypes, summariseTypes, takeDirtyTypes } from '../store/summarise-types.ts';

const typesPerCall = 200;

/**
 * Tells the global task information repository about types whose available work changed. Changes of
 * the same type since the last round travel together. The marks are taken off before the figures
 * are read, so a change in between sets its mark again; a failed call puts them back, and the first
 * round of a process publishes everything, for what a crash may have taken off in vain.
 */
export function createTaskInfoPublisher(
  services: NodeServices,
  partition: RequesterPartition,
): () => Promise<number> {
  let begun = false;
  return async () => {
    if (!begun) {
      await markPublishedTypes(partition);
      begun = true;
    }
    const typeIds = await takeDirtyTypes(partition, typesPerCall);
    if (typeIds.length === 0) return 0;
    try {
      const summaries = await summariseTypes(partition, typeIds, partition.clock.pinned());
      const publishedAt = services.clock.now();
      const rows = summaries
        .filter((summary) => summary.availableSlots > 0)
        .map((summary) => ({ ...summary, partitionId: partition.id, publishedAt }));
      await services.directory.publishTaskInfo(partition.id, typeIds, rows);
    } catch (error) {
      await partition.transact((tx) => markTypesDirty(tx, typeIds));
      throw error;
    }
    return typeIds.length;
  };
}
