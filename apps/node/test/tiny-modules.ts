import type { NodeModule, NodeServices, ProcedureHandlers } from '@exchange/cluster';
import { parse } from 'graphql';
import type { ModuleFactories } from '../src/create-modules.ts';

/** A subgraph as small as can be, so that tests are about the node that hosts it. */
export function createTinyModule(
  name: NodeModule['name'],
  services: NodeServices,
  handlers: ProcedureHandlers = {},
): NodeModule {
  return {
    name,
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
      type Query { whoAmI: String  fail: String  late: String }
      type Thing @key(fields: "id") { id: ID! }
    `),
    resolvers: {
      Query: {
        whoAmI: (_: unknown, __: unknown, context: { account: string | null }) => context.account,
        fail: () => {
          throw new Error(`password of ${services.nodeId} at 10.0.0.1`);
        },
        late: () => new Promise(() => undefined),
      },
      Thing: { __resolveReference: (thing: { id: string }) => thing },
    },
    createContext: ({ viewer }) => ({ account: viewer?.accountId ?? null }),
    handlers,
    jobs: [],
  };
}

export function tinyModules(handlers: ProcedureHandlers = {}): ModuleFactories {
  return {
    requester: (services) => createTinyModule('requester', services, handlers),
    performer: (services) => createTinyModule('performer', services, handlers),
  };
}
