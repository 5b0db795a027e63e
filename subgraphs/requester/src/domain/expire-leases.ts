import type { NodeServices } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { SlotBoard } from '@exchange/leases';
import type { RequesterPartition } from '@exchange/partitions';
import { endRecalledLeases } from '../store/end-recalled-leases.ts';
import { findExpiredLeases } from '../store/find-expired-leases.ts';
import { lockBatches } from '../store/lock-batches.ts';
import { lockLeases } from '../store/lock-leases.ts';
import { lockTasks } from '../store/lock-tasks.ts';
import { recordFlows, type SlotFlow } from '../store/slot-flows.ts';
import { ChangedTopics } from './changed-topics.ts';
import { Releases, settleBoard } from './return-slots.ts';

const chunkSize = 500;

/**
 * Takes back the slots of leases that ended, after the margin for clock difference and without
 * asking their holders. A lease that was renewed or used up since it was found is left alone, since
 * it is judged again under its lock. Returns how many it found.
 */
export async function expireLeases(
  services: NodeServices,
  partition: RequesterPartition,
): Promise<number> {
  await partition.transact((tx) => endRecalledLeases(tx));
  const topics = new ChangedTopics();
  const found = await partition.transact(async (tx) => {
    const ended = await findExpiredLeases(tx, clockMarginSeconds, chunkSize);
    if (ended.length === 0) return 0;
    const tasks = await lockTasks(
      tx,
      ended.map((lease) => lease.taskId),
    );
    const leases = await lockLeases(
      tx,
      ended.map((lease) => lease.id),
      clockMarginSeconds,
    );
    const batches = await lockBatches(
      tx,
      tasks.map((task) => task.batchId),
    );
    const board = new SlotBoard(tasks, leases, batches);
    const releases = new Releases();
    const flows: SlotFlow[] = [];
    for (const lease of leases.filter((one) => one.over)) {
      const { back, endedBatch } = board.giveBack(lease.id, lease.outstanding, 'expired');
      flows.push({ holder: lease.holder, kind: 'expired', slots: back });
      if (endedBatch !== null) releases.add(endedBatch, back);
    }
    await settleBoard(tx, services.clock, board, { releases, topics });
    await recordFlows(tx, flows);
    return ended.length;
  });
  topics.tell(services.directory);
  return found;
}
