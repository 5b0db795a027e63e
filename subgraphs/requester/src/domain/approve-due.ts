import type { NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { findDueSubmissions } from '../store/find-due-submissions.ts';
import { ChangedTopics } from './changed-topics.ts';
import { decideSubmissions } from './decide-submissions.ts';

const chunkSize = 250;

/** Approves what its requester left undecided for the type's time. Returns how many it found. */
export async function approveDue(
  services: NodeServices,
  partition: RequesterPartition,
): Promise<number> {
  const ids = await findDueSubmissions(partition, partition.clock.pinned(), chunkSize);
  if (ids.length === 0) return 0;
  const topics = new ChangedTopics();
  await partition.transact((tx) =>
    decideSubmissions(
      tx,
      {
        ids,
        verdict: 'approved',
        by: 'automatic',
        feedback: null,
        overrideRejection: false,
        ownerKey: null,
      },
      topics,
    ),
  );
  topics.tell(services.directory);
  return ids.length;
}
