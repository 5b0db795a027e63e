import type { ClusterConfig, PartitionConfig } from '@exchange/cluster';
import type { Clock } from '@exchange/kernel';
import {
  assertCompatible,
  openDirectory,
  openLane,
  openPerformerPartition,
  openRequesterPartition,
  type Directory,
  type Lane,
  type Partition,
  type PerformerPartition,
  type RequesterPartition,
} from '@exchange/partitions';
import type { Logger } from '@exchange/service';
import type { TransferLanes } from '@exchange/transfer';

export interface NodeDatabases {
  readonly directory: Directory;
  readonly requester: readonly RequesterPartition[];
  readonly performer: readonly PerformerPartition[];
  readonly byId: ReadonlyMap<string, Partition>;
  /** For the moves of users: to the directory, for what they wait for, and to each partition by its id. */
  readonly lanes: { readonly directory: Lane; readonly byId: ReadonlyMap<string, TransferLanes> };
  close(): Promise<void>;
}

/** Moves to several partitions ask the directory, of each step. */
const directoryConnections = 4;

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
  const directoryLane = openLane({
    ...{ id: 'directory', url, role: 'directory', clock, log },
    poolSize: directoryConnections,
  });
  const open = ({ id, url, role }: PartitionConfig) => openLane({ id, url, role, clock, log });
  const lanes = partitions.map((partition) => ({
    id: partition.id,
    urgent: open(partition),
    bulk: open(partition),
  }));
  return {
    directory,
    requester,
    performer,
    byId: new Map(all.map((partition) => [partition.id, partition])),
    lanes: {
      directory: directoryLane,
      byId: new Map(lanes.map(({ id, urgent, bulk }) => [id, { urgent, bulk }])),
    },
    async close() {
      const ofMoves = [directoryLane, ...lanes.flatMap(({ urgent, bulk }) => [urgent, bulk])];
      const opened = [...all, directory, ...ofMoves];
      await Promise.all(opened.map((database) => database.close()));
    },
  };
}

function optionsOf({ id, url, poolSize }: PartitionConfig) {
  return { id, url, poolSize };
}
