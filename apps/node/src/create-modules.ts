import type { NodeModule, NodeServices } from '@exchange/cluster';
import type { PerformerPartition, RequesterPartition } from '@exchange/partitions';

/** How the two kinds of partition are served; tests of a node alone bring their own. */
export interface ModuleFactories {
  requester(
    services: NodeServices,
    partitions: ReadonlyMap<string, RequesterPartition>,
  ): NodeModule | Promise<NodeModule>;
  performer(
    services: NodeServices,
    partitions: ReadonlyMap<string, PerformerPartition>,
  ): NodeModule | Promise<NodeModule>;
}

/** Loads the code of a subgraph only in processes that serve it. */
export const subgraphModules: ModuleFactories = {
  async requester(services, partitions) {
    const { createRequesterModule } = await import('@exchange/subgraph-requester');
    return createRequesterModule(services, partitions);
  },
  async performer(services, partitions) {
    const { createPerformerModule } = await import('@exchange/subgraph-performer');
    return createPerformerModule(services, partitions);
  },
};

/** The modules for the kinds of partition that this node has. */
export async function createModules(
  factories: ModuleFactories,
  services: NodeServices,
  partitions: {
    readonly requester: readonly RequesterPartition[];
    readonly performer: readonly PerformerPartition[];
  },
): Promise<NodeModule[]> {
  const { requester, performer } = partitions;
  return Promise.all([
    ...(requester.length > 0 ? [factories.requester(services, mapById(requester))] : []),
    ...(performer.length > 0 ? [factories.performer(services, mapById(performer))] : []),
  ]);
}

function mapById<P extends { readonly id: string }>(list: readonly P[]): ReadonlyMap<string, P> {
  return new Map(list.map((each) => [each.id, each]));
}
