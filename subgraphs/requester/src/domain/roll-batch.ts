import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition, Tx } from '@exchange/partitions';
import { changeBatches } from '../store/change-batches.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { markOpened } from '../store/read-push-supply.ts';
import { recallLeases } from '../store/recall-leases.ts';
import type { RollingBatch } from '../store/roll-tasks.ts';
import { advanceRoll, findRolling, rollTasks } from '../store/roll-tasks.ts';
import { BatchChanges } from './batch-changes.ts';
import { ChangedTopics } from './changed-topics.ts';
import { Releases } from './return-slots.ts';
import { postTransfers } from '@exchange/ledger';

const chunkSize = 1_000;

/** The batch was changed while a step was under way: the step must not stand. */
class RollOvertaken extends Error {}

/**
 * One step of bringing the tasks of a batch to the status that its requester chose: published,
 * paused, open again or cancelled. A batch of 200,000 tasks changes in one short statement for the
 * requester; its tasks follow here, a chunk per transaction in file order, with the place kept in
 * the batch. After a crash the next step goes on from there.
 *
 * Returns how many tasks it looked at, at least 1 while there is work.
 */
export async function rollBatch(
  services: NodeServices,
  partition: RequesterPartition,
  size: number = chunkSize,
): Promise<number> {
  const topics = new ChangedTopics();
  try {
    const done = await partition.transact((tx) => rollStep(services, tx, size, topics));
    topics.tell(services.directory);
    return done;
  } catch (error) {
    if (error instanceof RollOvertaken) return 1;
    throw error;
  }
}

async function rollStep(
  { clock }: NodeServices,
  tx: Tx,
  size: number,
  topics: ChangedTopics,
): Promise<number> {
  const [batch] = await findRolling(tx, 1);
  if (batch === undefined) return 0;
  const rolled = await rollTasks(tx, batch, size);
  const finished = rolled.seen < size;
  const rollRow = finished ? null : rolled.lastRow;
  if (!(await advanceRoll(tx, batch, { rollRow, published: rolled.published }))) {
    throw new RollOvertaken();
  }
  if (batch.rollRow === 0 && isShutting(batch)) await recallLeases(tx, batch.id);

  const releases = new Releases();
  const changes = new BatchChanges();
  if (batch.tasksStatus === 'cancelled' && rolled.slots > 0) {
    const { slots, withSlots } = rolled;
    changes.add(batch.id, { available: -slots, cancelled: slots, tasksAvailable: -withSlots });
    releases.add({ ...batch, autoApprovalSeconds: 0 }, slots);
    releases.addTo(changes);
  }
  await changeBatches(tx, changes.list());
  if (finished) await markTypesDirty(tx, [batch.typeId]);
  if (finished && batch.status === 'publishing') await markOpened(tx, batch.typeId);
  const transfers = releases.transfers(clock);
  await postTransfers(tx, transfers, tx.clock.pinned());
  topics.add(batch.ownerKey, `batch:${batch.id}`, ...(finished ? ['batches'] : []));
  if (transfers.length > 0) topics.add(batch.ownerKey, 'balance');
  return Math.max(1, rolled.seen);
}

function isShutting(batch: RollingBatch): boolean {
  return batch.tasksStatus === 'paused' || batch.tasksStatus === 'cancelled';
}
