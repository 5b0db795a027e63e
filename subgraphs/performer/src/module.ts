import type { NodeModule, NodeServices } from '@exchange/cluster';
import type { PerformerPartition } from '@exchange/partitions';
import { readTypeDefs } from '@exchange/service';
import { createPerformerContext, type PerformerContext } from './context.ts';
import { testRail, type PaymentRail } from './domain/payment-rail.ts';
import { keepLearnt } from './domain/learning/keep-learnt.ts';
import { createHandlers } from './handlers.ts';
import { createJobs } from './jobs/create-jobs.ts';
import { createHomes } from './homes.ts';
import { resolvers } from './resolvers/index.ts';
import { summariseWork } from './store/summarise-work.ts';

/** The performer subgraph with its procedures and background work, for the partitions of one node. */
export function createPerformerModule(
  services: NodeServices,
  partitions: ReadonlyMap<string, PerformerPartition> | readonly PerformerPartition[],
  rail: PaymentRail = testRail,
): NodeModule<PerformerContext> {
  const served = new Map([...partitions.values()].map((partition) => [partition.id, partition]));
  const homes = createHomes([...served.values()], services, rail);
  return {
    name: 'performer',
    typeDefs: readTypeDefs(new URL('../schema/', import.meta.url)),
    resolvers,
    createContext: (request) => createPerformerContext(request, services.directory, homes),
    handlers: createHandlers(homes),
    jobs: [...homes.values()].flatMap((home) => createJobs(home, served)),
    async stop() {
      await Promise.all([...homes.values()].map(({ first }) => keepLearnt(first)));
    },
    summariseWork: async (partitionId) => {
      const partition = served.get(partitionId);
      return partition === undefined ? new Map() : summariseWork(partition);
    },
  };
}
