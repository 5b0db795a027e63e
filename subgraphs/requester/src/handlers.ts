import { findById, type NodeServices, type ProcedureHandlers } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { outboxDepth } from '@exchange/partitions';
import { acquireSlots } from './domain/acquire-slots.ts';
import { deliverMessages } from './domain/deliver-messages.ts';
import { createTaskInfoReader } from './domain/list-task-info.ts';
import { checkHolder } from './domain/check-holder.ts';
import { endLeasesOf } from './domain/end-leases.ts';
import { decideShares } from './domain/decide-shares.ts';
import { checkSenders } from './domain/check-senders.ts';
import type { ReturnedWork } from './domain/returned-work.ts';
import { isRequestMessage, receiveRequests } from './domain/receive-requests.ts';
import type { Homes } from './homes.ts';
import { followedTables } from './store/followed-tables.ts';
import { listNewestLeases } from './store/list-newest-leases.ts';
import { listParkedWork } from './store/park-work.ts';
import { listPushRunRows } from './store/push-runs.ts';
import { readStats } from './store/read-stats.ts';
import { renewLeases } from './store/renew-leases.ts';
import { readFlows } from './store/slot-flows.ts';

/** What this node answers other nodes for its requester partitions. */
export function createHandlers(
  services: NodeServices,
  homes: Homes,
  returned: ReadonlyMap<string, ReturnedWork>,
): ProcedureHandlers {
  const readers = new Map<string, ReturnType<typeof createTaskInfoReader>>();
  return {
    async acquire(call, { caller }) {
      const partition = homes.requireServed(call.partitionId);
      await checkHolder(services, caller, call);
      const limits = await decideShares(services, partition, call);
      return acquireSlots(partition, services.clock, call, limits);
    },
    async renew(call, { caller }) {
      const partition = homes.requireServed(call.partitionId);
      await checkHolder(services, caller, { ...call, performerKey: null });
      return renewLeases(partition, call);
    },
    async deliver(call, { caller }) {
      const partition = homes.requireServed(call.partitionId);
      const { allowed, failed } = await checkSenders(services, partition, caller, call.messages);
      const asks = allowed.filter(isRequestMessage);
      const work = allowed.filter((message) => !isRequestMessage(message));
      const reports = [
        await deliverMessages(services, partition, work),
        await receiveRequests(services, partition, asks),
      ];
      returned.get(partition.id)?.note(work);
      return {
        delivered: reports.flatMap((report) => report.delivered),
        failed: [...failed, ...reports.flatMap((report) => report.failed)],
      };
    },
    async createUser(call) {
      const { db } = homes.requireServed(call.partitionId);
      const { ownerKey, accountId, displayName } = call;
      const { count } = await db.requester.createMany({
        data: [{ ownerKey, accountId, displayName, createdAt: services.clock.now() }],
        skipDuplicates: true,
      });
      return { created: count === 1 };
    },
    async listTaskInfo(call) {
      const partition = homes.requireServed(call.partitionId);
      const read = readers.get(partition.id) ?? createTaskInfoReader(partition);
      readers.set(partition.id, read);
      return read();
    },
    async readFlows(call) {
      const partition = homes.requireServed(call.partitionId);
      return { flows: await readFlows(partition, call.seconds) };
    },
    async listPushRuns(call) {
      const partition = homes.requireServed(call.partitionId);
      return { runs: await listPushRunRows(partition, call.first) };
    },
    async listLeases(call) {
      const partition = homes.requireServed(call.partitionId);
      return { leases: await listNewestLeases(partition, call.first) };
    },
    endLeases: (call) => endLeasesOf(homes.requireServed(call.partitionId), call),
    async follow(call) {
      const partition = homes.requireServed(call.partitionId);
      return { findings: await findById(partition, followedTables, call.id) };
    },
    async listParked(call) {
      const partition = homes.requireServed(call.partitionId);
      return { parked: await listParkedWork(partition, call.first) };
    },
    async readStats(call) {
      const partition = homes.requireServed(call.partitionId);
      const [figures, outbox] = await Promise.all([
        readStats(partition, clockMarginSeconds),
        outboxDepth(partition),
      ]);
      return {
        ...figures,
        target: 0,
        localShare: null,
        supply: [],
        outboxDepth: outbox.pending,
        outboxOldestSeconds: Math.round(outbox.oldestSeconds),
        outboxPerMinute: outbox.deliveredPerMinute,
      };
    },
  };
}
