import type { JobDefinition } from '@exchange/cluster';
import {
  outboxChannel,
  type PerformerPartition,
  purgeInbox,
  purgeOutbox,
  relayBatchSize,
  relayOutbox,
  relayRestMs,
  shortestInboxAgeMs,
} from '@exchange/partitions';
import type { Home } from '../homes.ts';
import { publishGroupProfile } from '../domain/group-profile.ts';
import { recordHistory } from '../domain/history/record-history.ts';
import { saveModel } from '../domain/learning/learn-choices.ts';
import { repeatUnkeptPulls } from '../domain/pull-slots.ts';
import { sendPayouts } from '../domain/send-payouts.ts';
import { settleLent } from '../domain/settle-lent.ts';
import { dropExpiredStock } from '../store/drop-stock.ts';
import { releaseUnkept } from '../store/give-back-stock.ts';
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

/**
 * The background work of one performer partition and of the repositories that it keeps. `partitions`: those
 * of the node.
 */
export function createJobs(
  home: Home,
  partitions: ReadonlyMap<string, PerformerPartition>,
): readonly JobDefinition[] {
  const { partition, kept, first: repository } = home;
  const { nodes, directory } = repository;
  const keptGroups = kept.map(({ groupId }) => groupId);
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
      run: async () => {
        const at = partition.clock.pinned();
        const expired = await dropExpiredStock(partition, 1_000, at);
        const unkept = await releaseUnkept(partition, keptGroups, at);
        return expired.items + unkept.items;
      },
    },
    {
      name: 'repeat-unkept-pulls',
      partitionId,
      everyMs: 30_000,
      run: async () => (await repeatUnkeptPulls(repository, keptGroups)).slots,
    },
    {
      name: 'settle-lent',
      partitionId,
      everyMs: 15_000,
      run: () => settleLent(partition, partitions),
    },
    {
      name: 'settle-groups',
      partitionId,
      everyMs: 5_000,
      run: () => home.settle(),
    },
    {
      name: 'maintain-stock',
      partitionId,
      everyMs: 1_000,
      wakeOn: [stockLowChannel],
      run: async () => {
        // Side by side: a group whose requesters are slow does not make the others wait.
        await Promise.all(kept.map(maintainWhenNeeded));
        return 0;
      },
    },
    {
      name: 'publish-group-profile',
      partitionId,
      everyMs: 30_000,
      run: async () => {
        await directory.keepGroupProfiles(
          partitionId,
          kept.map(({ holder }) => holder),
        );
        for (const one of kept) await publishGroupProfile(one);
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
        await dropListed(partition, '', [], partition.clock.pinned());
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
