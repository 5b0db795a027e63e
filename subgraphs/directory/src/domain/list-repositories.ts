import type { RepositorySupply } from '@exchange/cluster';
import type { DirectoryDeps } from '../deps.ts';
import { listPartitions, type PartitionRow } from '../store/list-partitions.ts';
import { askEachPartition } from './ask-each-partition.ts';
import { decideStanding } from './decide-standing.ts';

const deadlineMs = 3_000;

type Served = RepositorySupply['lastHour'];

type RepositoryShown = ReturnType<typeof showNow> | ReturnType<typeof showLast>;

/** Repositories as their nodes tell them now; of a node that is away, what it told last. */
export async function listRepositories(
  deps: DirectoryDeps,
  types: number,
  partitionId: string | null,
) {
  const question = { role: 'performer', partitionId } as const;
  const [partitions, { answers }] = await Promise.all([
    listPartitions(deps.database),
    askEachPartition(deps, question, (id) =>
      deps.nodes.call(
        'readRepositories',
        { partitionId: id, first: types },
        { deadlineMs, attempts: 1 },
      ),
    ),
  ]);
  const supplyOf = new Map(answers.map((entry) => [entry.partitionId, entry.answer]));
  return partitions
    .filter(({ id, role }) => role === 'performer' && (partitionId === null || partitionId === id))
    .flatMap((partition): RepositoryShown[] => {
      const now = supplyOf.get(partition.id)?.repositories;
      if (now === undefined) return [showLast(partition, types)];
      return now.map((repository) => showNow(partition, repository));
    });
}

function showNow({ id, nodeId }: PartitionRow, supply: RepositorySupply) {
  return {
    ...supply,
    id: supply.repositoryId,
    partitionId: id,
    nodeId,
    isLive: true,
    lastHour: withShare(supply.lastHour),
    lastDay: withShare(supply.lastDay),
    types: supply.types.map((type) => ({
      ...type,
      ...decideStanding(type),
      lastHour: withShare(type.lastHour),
      lastDay: withShare(type.lastDay),
    })),
  };
}

function showLast({ id, nodeId, statsAt, stats }: PartitionRow, types: number) {
  const unknown = { expectedPerHour: null, lastHour: null, lastDay: null, onTheWay: 0 };
  return {
    ...unknown,
    id,
    feeds: [id],
    partitionId: id,
    nodeId,
    isLive: false,
    at: statsAt,
    target: stats.target,
    stock: stats.slotsAvailable,
    inHand: stats.slotsLeased - stats.slotsAvailable,
    goingBack: 0,
    online: 0,
    recent: 0,
    plannedAt: null,
    typesInAll: stats.supply.length,
    categories: [],
    types: [...stats.supply]
      .sort((one, other) => other.target + other.stock - one.target - one.stock)
      .slice(0, types)
      .map((line) => ({
        ...unknown,
        ...line,
        ...decideStanding({ ...line, onTheWay: 0 }),
        category: '',
        why: '',
      })),
  };
}

function withShare({ accepts, local }: Served) {
  return { accepts, local, share: accepts === 0 ? null : local / accepts };
}
