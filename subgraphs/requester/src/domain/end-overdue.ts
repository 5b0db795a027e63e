import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { closeOverdue } from '../store/close-overdue.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { ChangedTopics } from './changed-topics.ts';

const limit = 200;

/**
 * Ends batches some time after their deadline (the cluster file's `overdueSeconds`): open slots are
 * withdrawn and their money is released, as if the requester had cancelled. Until then the deadline
 * can be moved. Work in hand is still taken and paid. Returns how many ended.
 */
export async function endOverdue(
  services: Pick<NodeServices, 'directory' | 'supply'>,
  partition: RequesterPartition,
): Promise<number> {
  const closed = await partition.transact(async (tx) => {
    const batches = await closeOverdue(tx, services.supply.overdueSeconds, limit);
    await markTypesDirty(
      tx,
      batches.map((batch) => batch.typeId),
    );
    return batches;
  });
  const topics = new ChangedTopics();
  for (const { ownerKey, id } of closed) topics.add(ownerKey, 'batches', `batch:${id}`);
  topics.tell(services.directory);
  return closed.length;
}
