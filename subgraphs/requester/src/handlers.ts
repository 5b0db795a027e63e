import type { NodeServices, ProcedureHandlers } from '@exchange/cluster';
import { clockMarginSeconds } from '@exchange/kernel';
import { outboxDepth } from '@exchange/partitions';
import { acquireSlots } from './domain/acquire-slots.ts';
import { deliverMessages } from './domain/deliver-messages.ts';
import type { Homes } from './homes.ts';
import { readStats } from './store/read-stats.ts';
import { renewLeases } from './store/renew-leases.ts';

/** What this node answers other nodes for its requester partitions. */
export function createHandlers(services: NodeServices, homes: Homes): ProcedureHandlers {
  return {
    acquire: async (call) =>
      acquireSlots(homes.requireServed(call.partitionId), services.clock, call),
    renew: async (call) => renewLeases(homes.requireServed(call.partitionId), call),
    deliver: async (call) =>
      deliverMessages(services, homes.requireServed(call.partitionId), call.messages),
    async createUser(call) {
      const { db } = homes.requireServed(call.partitionId);
      const { ownerKey, accountId, displayName } = call;
      const { count } = await db.requester.createMany({
        data: [{ ownerKey, accountId, displayName, createdAt: services.clock.now() }],
        skipDuplicates: true,
      });
      return { created: count === 1 };
    },
    async listLeases(call) {
      const { db } = homes.requireServed(call.partitionId);
      const leases = await db.lease.findMany({
        orderBy: [{ grantedAt: 'desc' }, { id: 'asc' }],
        take: call.first,
      });
      return { leases };
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
      };
    },
  };
}
