import { loadClusterConfig } from '@exchange/cluster/config';
import { openReader, type Readers } from '../../scripts/check/databases.ts';
import { atHome } from '../../scripts/check/homes.ts';
import { examineInvariant, invariants } from '../../scripts/check/run-check.ts';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';

/** Address of a partition's database, or of the directory's. */
export function partitionUrl(cluster: RunningCluster, partitionId: string): string {
  const { directory, partitions } = configOf(cluster);
  if (partitionId === 'directory') return directory.url;
  const partition = partitions.find(({ id }) => id === partitionId);
  if (partition === undefined) throw new Error(`there is no partition ${partitionId}`);
  return partition.url;
}

function configOf(cluster: RunningCluster) {
  return loadClusterConfig({ EXCHANGE_CLUSTER_FILE: cluster.clusterFile });
}

/** Opens every database of the cluster for reading, runs `work`, and closes them. */
export async function withReaders<T>(
  cluster: RunningCluster,
  work: (readers: Readers) => Promise<T>,
): Promise<T> {
  const { directory, partitions } = configOf(cluster);
  const [directoryReader, ...readers] = await Promise.all([
    openReader({ id: 'directory', kind: 'directory', url: directory.url }),
    ...partitions.map(({ id, role, url }) => openReader({ id, kind: role, url })),
  ]);
  try {
    return await work({
      directory: directoryReader,
      requesters: readers.filter(({ kind }) => kind === 'requester'),
      performers: readers.filter(({ kind }) => kind === 'performer'),
    });
  } finally {
    await Promise.all([directoryReader, ...readers].map((reader) => reader.close()));
  }
}

/** What of I1 to I11 does not hold, in words. Empty when all is well. */
export function findViolations(cluster: RunningCluster): Promise<string[]> {
  return withReaders(cluster, async (readers) => {
    const found: string[] = [];
    for (const invariant of invariants) {
      const { violations } = await examineInvariant(invariant, readers);
      found.push(...violations.map(({ message }) => `${invariant.code}: ${message}`));
    }
    return found;
  });
}

export type UnderWay = { readonly messages: number; readonly transitMinor: number };

/** Messages not taken over by their receivers, and money between partitions. */
export function readUnderWay(cluster: RunningCluster): Promise<UnderWay> {
  return withReaders(cluster, async ({ requesters, performers }) => {
    let messages = 0;
    let transitMinor = 0;
    for (const partition of [...requesters, ...performers]) {
      const [row] = await partition.rows<{ messages: number; transit: number }>(
        `select (select count(*) from outbox o where delivered_at is null
                   and ${atHome('outbox_owner(o.kind, o.payload)')}) as messages,
                (select coalesce(sum(balance), 0) from ledger_accounts where kind = 'transit') as transit`,
      );
      messages += row?.messages ?? 0;
      transitMinor += row?.transit ?? 0;
    }
    return { messages, transitMinor };
  });
}
