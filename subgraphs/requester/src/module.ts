import type { NodeModule, NodeServices } from '@exchange/cluster';
import type { RequesterPartition } from '@exchange/partitions';
import { readTypeDefs } from '@exchange/service';
import type { RequesterContext } from './context.ts';
import { createContext } from './context.ts';
import { createCombiner, type CombineTurn } from './domain/combine-batches.ts';
import { createReturnedWork } from './domain/returned-work.ts';
import { createHandlers } from './handlers.ts';
import { createHomes } from './homes.ts';
import { registerRoutes } from './http/routes.ts';
import { createJobs } from './jobs/index.ts';
import type { PaymentRail } from './payments/payment-rail.ts';
import { testRail } from './payments/test-rail.ts';
import { resolvers } from './resolvers/index.ts';

/** The requester subgraph with everything a node needs to host it for these partitions. */
export function createRequesterModule(
  services: NodeServices,
  partitions: ReadonlyMap<string, RequesterPartition>,
  rail: PaymentRail = testRail,
): NodeModule<RequesterContext> {
  const homes = createHomes(services.directory, partitions);
  const turn: CombineTurn = { taken: false };
  const served = [...partitions.values()].map((partition) => ({
    partition,
    returned: createReturnedWork(),
    combiner: createCombiner(services, partition, turn),
  }));
  return {
    name: 'requester',
    typeDefs: readTypeDefs(new URL('../schema/', import.meta.url)),
    resolvers,
    createContext: (request) => createContext(services, homes, rail, request),
    handlers: createHandlers(
      services,
      homes,
      new Map(served.map(({ partition, returned }) => [partition.id, returned])),
    ),
    jobs: served.flatMap(({ partition, returned, combiner }) =>
      createJobs(services, partition, returned, combiner),
    ),
    async stop() {
      for (const { combiner } of served) await combiner.stop();
    },
    registerRoutes: (http, authenticate) => registerRoutes(services, homes, http, authenticate),
  };
}
