import type { ClusterConfig, PartitionConfig } from '@exchange/cluster';
import type { Clock } from '@exchange/kernel';
import {
  assertCompatible,
  openDirectory,
  openPerformerPartition,
  openRequesterPartition,
  type Directory,
  type Partition,
  type PerformerPartition,
  type RequesterPartition,
} from '@exchange/partitions';
import type { Logger } from '@exchange/service';

export interface NodeDatabases {
  readonly directory: Directory;
  readonly requester: readonly RequesterPartition[];
  readonly performer: readonly PerformerPartition[];
  readonly byId: ReadonlyMap<string, Partition>;
  close(): Promise<void>;
}

/** Opens the directory and the given partitions. Throws DatabaseVersionError before it opens any. */
export async function openDatabases(
  config: ClusterConfig,
  partitions: readonly PartitionConfig[],
  clock: Clock,
  log: Logger,
): Promise<NodeDatabases> {
  await Promise.all([
    assertCompatible(config.directory.url, 'directory'),
    ...partitions.map(({ url, role }) => assertCompatible(url, role)),
  ]);
  const { url, poolSize } = config.directory;
  const directory = openDirectory({ id: 'directory', url, poolSize, clock, log });
  const requester = partitions
    .filter(({ role }) => role === 'requester')
    .map((partition) => openRequesterPartition({ ...optionsOf(partition), clock, log }));
  const performer = partitions
    .filter(({ role }) => role === 'performer')
    .map((partition) => openPerformerPartition({ ...optionsOf(partition), clock, log }));
  const all: readonly Partition[] = [...requester, ...performer];
  return {
    directory,
    requester,
    performer,
    byId: new Map(all.map((partition) => [partition.id, partition])),
    async close() {
      await Promise.all([...all, directory].map((database) => database.close()));
    },
  };
}

function optionsOf({ id, url, poolSize }: PartitionConfig) {
  return { id, url, poolSize };
}
