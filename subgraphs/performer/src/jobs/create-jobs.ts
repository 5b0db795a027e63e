import type { JobDefinition } from '@exchange/cluster';
import {
  outboxChannel,
  purgeInbox,
  purgeOutbox,
  relayBatchSize,
  relayOutbox,
  relayRestMs,
  shortestInboxAgeMs,
} from '@exchange/partitions';
import type { Repository } from '../repository.ts';
import { publishGroupProfile } from '../domain/group-profile.ts';
import { recordHistory } from '../domain/history/record-history.ts';
import { saveModel } from '../domain/learning/learn-choices.ts';
import { sendPayouts } from '../domain/send-payouts.ts';
import { dropExpiredStock } from '../store/drop-stock.ts';
import { dropListed } from '../store/listed-types.ts';
import { purgeReceivedOffers } from '../store/received-offers.ts';
import { purgeMaintenanceRuns } from '../store/maintenance-runs.ts';
import { purgeHistory } from '../store/purge-history.ts';
import { forgetRecalled } from '../store/recalled-leases.ts';
import { expireAssignments } from './expire-assignments.ts';
import { maintainWhenNeeded } from './maintain-when-needed.ts';

/** NOTIFY channel of the trigger that keeps the counters: the stock of a type fell to nothing. */
const stockLowChannel = 'stock_low';

const dayMs = 86_400_000;
const keepSentMs = 2 * dayMs;
const keepReceivedMs = shortestInboxAgeMs + dayMs;
/** An acquisition is given up after an hour. */
const keepRecalledMs = dayMs;
const keepRunsMs = 14 * dayMs;

/** The background work of one performer partition. */
export function createJobs(repository: Repository): readonly JobDefinition[] {
  const { partition, nodes } = repository;
  const partitionId = partition.id;
  return [
    {
      name: 'relay-outbox',
      partitionId,
      everyMs: 500,
      wakeOn: [outboxChannel],
      restMs: relayRestMs,
      run: () =>
        relayOutbox(partition, {
          batchSize: relayBatchSize,
          send: (messages) => nodes.send(messages),
        }),
    },
    {
      name: 'expire-assignments',
      partitionId,
      everyMs: 1_000,
      run: () => expireAssignments(repository),
    },
    {
      name: 'send-payouts',
      partitionId,
      everyMs: 5_000,
      run: () => sendPayouts(repository, null),
    },
    {
      name: 'drop-expired-stock',
      partitionId,
      everyMs: 5_000,
      run: async () => (await dropExpiredStock(partition, 1_000, partition.clock.pinned())).items,
    },
    {
      name: 'maintain-stock',
      partitionId,
      everyMs: 1_000,
      wakeOn: [stockLowChannel],
      run: async () => {
        await maintainWhenNeeded(repository);
        return 0;
      },
    },
    {
      name: 'publish-group-profile',
      partitionId,
      everyMs: 30_000,
      run: async () => {
        await publishGroupProfile(repository);
        return 0;
      },
    },
    {
      name: 'record-history',
      partitionId,
      everyMs: 2_000,
      restMs: 1_000,
      run: async () => {
        await recordHistory(repository);
        return 0;
      },
    },
    {
      name: 'save-model',
      partitionId,
      everyMs: 10 * 60 * 1_000,
      run: async () => {
        await saveModel(repository);
        return 0;
      },
    },
    {
      name: 'purge',
      partitionId,
      everyMs: 10 * 60 * 1_000,
      run: async () => {
        await forgetRecalled(partition, keepRecalledMs);
        await dropListed(partition, [], partition.clock.pinned());
        const before = new Date(partition.clock.now().getTime() - keepRunsMs);
        await purgeHistory(partition, repository.retention, partition.clock.pinned());
        return (
          (await purgeOutbox(partition, keepSentMs)) +
          (await purgeInbox(partition, keepReceivedMs)) +
          (await purgeReceivedOffers(partition, before)) +
          (await purgeMaintenanceRuns(partition, before))
        );
      },
    },
  ];
}
