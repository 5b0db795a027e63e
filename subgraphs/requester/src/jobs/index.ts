import type { JobDefinition, NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import {
  outboxChannel,
  purgeInbox,
  purgeOutbox,
  relayBatchSize,
  relayOutbox,
  relayRestMs,
  shortestInboxAgeMs,
} from '@exchange/partitions';
import type { Combiner } from '../domain/combine-batches.ts';
import { createExtraAsker } from '../domain/ask-extra-answers.ts';
import { approveDue } from '../domain/approve-due.ts';
import { endOverdue } from '../domain/end-overdue.ts';
import { expireLeases } from '../domain/expire-leases.ts';
import { createTaskInfoPublisher } from '../domain/publish-task-info.ts';
import { createPusher } from '../domain/push-work.ts';
import { createRecaller } from '../domain/recall-idle.ts';
import type { ReturnedWork } from '../domain/returned-work.ts';
import { rollBatch } from '../domain/roll-batch.ts';
import { combineChannel } from '../store/combining-claims.ts';
import { markTypesDirty } from '../store/mark-types-dirty.ts';
import { purgeLeases } from '../store/purge-leases.ts';
import { purgePushOffers } from '../store/push-offers.ts';
import { purgePushRuns } from '../store/push-runs.ts';
import { tidyFlows } from '../store/slot-flows.ts';
import { rollChannel, shutOverdue } from '../store/steer-batch.ts';

const dayMs = 86_400_000;
const keepPushesMs = 14 * dayMs;
const purgeLimit = 5_000;
const keepFlowsSeconds = (7 * dayMs) / 1_000;
const overdueLimit = 200;

/** The background work of one partition. Each piece is safe to repeat and to overlap with itself. */
export function createJobs(
  services: NodeServices,
  partition: RequesterPartition,
  returned: ReturnedWork,
  combiner: Pick<Combiner, 'run'>,
): JobDefinition[] {
  const on = { partitionId: partition.id };
  return [
    {
      ...on,
      name: 'requester-relay-outbox',
      everyMs: 1_000,
      wakeOn: [outboxChannel],
      restMs: relayRestMs,
      run: () =>
        relayOutbox(partition, {
          batchSize: relayBatchSize,
          send: (messages) => services.nodes.send(messages),
        }),
    },
    {
      ...on,
      name: 'requester-roll-batches',
      everyMs: 2_000,
      wakeOn: [rollChannel],
      run: () => rollBatch(services, partition),
    },
    {
      ...on,
      name: 'requester-shut-overdue',
      everyMs: 1_000,
      run: () =>
        partition.transact(async (tx) => {
          const typeIds = await shutOverdue(tx, overdueLimit);
          await markTypesDirty(tx, typeIds);
          return typeIds.length;
        }),
    },
    {
      ...on,
      name: 'requester-end-overdue',
      everyMs: 10_000,
      run: () => endOverdue(services, partition),
    },
    {
      ...on,
      name: 'requester-expire-leases',
      everyMs: 2_000,
      run: () => expireLeases(services, partition),
    },
    {
      ...on,
      name: 'requester-approve-due',
      everyMs: 1_000,
      run: () => approveDue(services, partition),
    },
    {
      ...on,
      name: 'requester-publish-task-info',
      everyMs: 800,
      run: createTaskInfoPublisher(services, partition),
    },
    {
      ...on,
      name: 'requester-push',
      everyMs: 1_000,
      run: createPusher(services, partition, returned),
    },
    {
      ...on,
      name: 'requester-recall-idle',
      everyMs: 10_000,
      run: createRecaller(services, partition),
    },
    {
      ...on,
      name: 'requester-combine-answers',
      everyMs: 2_000,
      wakeOn: [combineChannel],
      run: combiner.run,
    },
    {
      ...on,
      name: 'requester-ask-extra-answers',
      everyMs: 2_000,
      run: createExtraAsker(services, partition),
    },
    {
      ...on,
      name: 'requester-purge',
      everyMs: 60_000,
      run: async () => {
        const purged = [
          await purgeOutbox(partition, dayMs, purgeLimit),
          await purgeInbox(partition, 2 * shortestInboxAgeMs, purgeLimit),
          await purgeLeases(partition, (7 * dayMs) / 1_000, purgeLimit),
        ];
        await purgePushOffers(partition, keepPushesMs / 1_000);
        await purgePushRuns(partition, new Date(partition.clock.now().getTime() - keepPushesMs));
        purged.push(await tidyFlows(partition, keepFlowsSeconds));
        return purged.some((count) => count >= purgeLimit) ? 1 : 0;
      },
    },
  ];
}
