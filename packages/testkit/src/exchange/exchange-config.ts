import { clusterFileSchema, type ClusterConfig, type ClusterFileInput } from '@exchange/cluster';
import { testDatabase, type TestDatabase } from '../database.ts';

type PartitionInput = ClusterFileInput['partitions'][number];

export interface ExchangeShape {
  /** Nodes that serve requester partitions; the first serves two of them. */
  readonly requesterNodes?: number;
  /** Nodes that serve performer partitions: one each, unless there are more partitions. */
  readonly performerNodes?: number;
  readonly performerPartitions?: number;
  /** Groups and shared repositories, by performer partition. */
  readonly feeding?: Readonly<Record<string, Pick<PartitionInput, 'groups' | 'repository'>>>;
  readonly placement?: NonNullable<ClusterFileInput['placement']>;
  readonly supply?: NonNullable<ClusterFileInput['supply']>;
}

export interface ExchangeDatabases {
  readonly config: ClusterConfig;
  drop(): Promise<void>;
}

const secrets = {
  nodeToNode: 'node-to-node-secret-of-a-test-exchange',
  session: 'session-secret-of-a-test-exchange-0000',
  viewer: 'viewer-secret-of-a-test-exchange-00000',
};

/** Databases from the templates, and a configuration that names them; nodes take any free port. */
export async function createExchangeDatabases(shape: ExchangeShape): Promise<ExchangeDatabases> {
  const { requesterNodes = 2, performerNodes = 2 } = shape;
  const { performerPartitions = performerNodes } = shape;
  const requesterIds = namesOf('r', requesterNodes === 0 ? 0 : requesterNodes + 1);
  const performerIds = namesOf('p', performerPartitions);
  const [directory, ...partitions] = await Promise.all([
    testDatabase('directory'),
    ...requesterIds.map(() => testDatabase('requester')),
    ...performerIds.map(() => testDatabase('performer')),
  ]);
  const ids = [...requesterIds, ...performerIds];
  const file = clusterFileSchema.parse({
    directory: { url: directory.url, poolSize: 4 },
    // Tests ask as fast as they can; limits have tests of their own.
    gateway: { port: 4000, limits: { accountRequests: 1_000_000, addressRequests: 1_000_000 } },
    nodes: [
      ...namesOf('requester-', requesterNodes).map((id, index) => ({
        id,
        port: 1,
        partitions: index === 0 ? requesterIds.slice(0, 2) : [requesterIds[index + 1] ?? ''],
      })),
      ...namesOf('performer-', performerNodes).map((id, index) => ({
        id,
        port: 1,
        partitions: performerIds.filter((_, place) => place % performerNodes === index),
      })),
    ],
    partitions: ids.map((id, index) => ({
      id,
      role: id.startsWith('r') ? 'requester' : 'performer',
      url: partitions[index]?.url ?? '',
      poolSize: 6,
      ...shape.feeding?.[id],
    })),
    placement: shape.placement ?? { policy: 'roundRobin' },
    supply: shape.supply ?? {},
  } satisfies ClusterFileInput);
  return {
    config: {
      ...file,
      gateway: { ...file.gateway, port: 0, publicUrl: 'http://localhost:4000' },
      nodes: file.nodes.map((node) => ({ ...node, port: 0, url: 'http://127.0.0.1:0' })),
      secrets,
    },
    async drop() {
      await Promise.all(
        [directory, ...partitions].map((database: TestDatabase) => database.drop()),
      );
    },
  };
}

function namesOf(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}
