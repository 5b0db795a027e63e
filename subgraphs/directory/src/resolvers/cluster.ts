import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { requireOperator } from '../domain/access.ts';
import { requireFirst } from '../domain/bounds.ts';
import { listLeases } from '../domain/list-leases.ts';
import { listParked } from '../domain/list-parked.ts';
import { decideMustBeZero } from '../domain/must-be-zero.ts';
import { readMoney } from '../domain/read-money.ts';
import { runMaintenance } from '../domain/run-maintenance.ts';
import { listAudit } from '../store/audit-log.ts';
import { countAccounts, countUsersByPartition } from '../store/count-users.ts';
import { listNodes, type NodeRow } from '../store/list-nodes.ts';
import { listPartitions, type PartitionRow } from '../store/list-partitions.ts';
import { createSupplyFields } from './supply.ts';

interface Lines {
  readonly first: number;
  readonly partitionId?: string | null;
}

/** The rows that several fields of one answer show, read once. */
function createClusterRoot(deps: DirectoryDeps) {
  let nodes: Promise<NodeRow[]> | undefined;
  let partitions: Promise<PartitionRow[]> | undefined;
  return {
    listNodes: () => (nodes ??= listNodes(deps.database)),
    listPartitions: () => (partitions ??= listPartitions(deps.database)),
  };
}

type ClusterRoot = ReturnType<typeof createClusterRoot>;
type ShownNode = NodeRow & { readonly root: ClusterRoot };

export function createClusterResolvers(deps: DirectoryDeps) {
  return {
    Query: {
      cluster(_: unknown, __: unknown, { viewer }: DirectoryContext) {
        requireOperator(viewer, 'operator:read');
        return createClusterRoot(deps);
      },
    },
    Mutation: {
      runMaintenance: (
        _: unknown,
        { input }: { input: { partitionId: string; repositoryId?: string | null } },
        { viewer }: DirectoryContext,
      ) => runMaintenance(deps, viewer, { ...input, repositoryId: input.repositoryId ?? null }),
    },
    Cluster: {
      version: () => deps.version,
      placementPolicy: () => deps.policy,
      nodes: async (root: ClusterRoot): Promise<ShownNode[]> =>
        (await root.listNodes()).map((node) => ({ ...node, root })),
      partitions: (root: ClusterRoot) => root.listPartitions(),
      users: () => countUsers(deps),
      money: () => readMoney(deps),
      mustBeZero: async (root: ClusterRoot) =>
        decideMustBeZero(await root.listNodes(), await root.listPartitions()),
      audit: (_: unknown, { first }: Lines) => listAudit(deps.database, requireFirst(first)),
      leases: (_: unknown, { first, partitionId }: Lines) =>
        listLeases(deps, requireFirst(first), partitionId ?? null),
      parkedWork: (_: unknown, { first, partitionId }: Lines) =>
        listParked(deps, requireFirst(first), partitionId ?? null),
      ...createSupplyFields(deps),
    },
    ClusterNode: {
      partitions: async ({ id, root }: ShownNode) =>
        (await root.listPartitions()).filter(({ nodeId }) => nodeId === id),
    },
    ClusterPartition: {
      ...showStats([
        'openTasks',
        'slotsAvailable',
        'target',
        'localShare',
        'outboxDepth',
        'outboxOldestSeconds',
        'outboxPerMinute',
        'staleLeases',
        'parked',
        'supply',
      ]),
      // A performer partition reports all slots it holds: those in stock are shown beside.
      slotsLeased: ({ role, stats }: PartitionRow) =>
        role === 'performer' ? stats.slotsLeased - stats.slotsAvailable : stats.slotsLeased,
    },
  };
}

/** Fields of a partition that its last figures hold. */
function showStats(names: readonly (keyof PartitionRow['stats'])[]) {
  return Object.fromEntries(names.map((name) => [name, ({ stats }: PartitionRow) => stats[name]]));
}

async function countUsers({ database }: DirectoryDeps) {
  const [accounts, counts] = await Promise.all([
    countAccounts(database),
    countUsersByPartition(database),
  ]);
  const countOf = (role: string) =>
    counts.filter((each) => each.role === role).reduce((total, { users }) => total + users, 0);
  return { accounts, requesters: countOf('requester'), performers: countOf('performer') };
}
