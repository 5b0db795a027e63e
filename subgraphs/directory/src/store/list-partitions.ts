import { procedures, type PartitionStats } from '@exchange/cluster';
import type { Directory } from '@exchange/partitions';
import { countUsersByPartition } from './count-users.ts';

/** A partition with what it said of itself with its node's last heartbeat. */
export interface PartitionRow {
  readonly id: string;
  readonly role: 'requester' | 'performer';
  readonly nodeId: string;
  readonly serviceClass: string;
  readonly users: number;
  /** Whether users are placed and moved there. */
  readonly accepting: boolean;
  readonly statsAt: Date | null;
  readonly stats: PartitionStats;
}

const noStats: PartitionStats = {
  openTasks: 0,
  slotsAvailable: 0,
  slotsLeased: 0,
  target: 0,
  localShare: null,
  outboxDepth: 0,
  outboxOldestSeconds: 0,
  outboxPerMinute: 0,
  staleLeases: 0,
  parked: 0,
  supply: [],
  money: {},
  ledgerBalanced: true,
};

export async function listPartitions(database: Directory): Promise<PartitionRow[]> {
  const [rows, counts] = await Promise.all([
    database.db.partition.findMany({ orderBy: { id: 'asc' } }),
    countUsersByPartition(database),
  ]);
  const users = new Map(counts.map((count) => [count.partitionId, count.users]));
  return rows.map((row) => {
    // Before its first heartbeat, or from another version of the program: no figures.
    const stats = procedures.readStats.output.safeParse(row.stats);
    return {
      id: row.id,
      role: row.role === 'requester' ? 'requester' : 'performer',
      nodeId: row.nodeId,
      serviceClass: row.serviceClass,
      users: users.get(row.id) ?? 0,
      accepting: row.accepting,
      statsAt: stats.success ? row.statsAt : null,
      stats: stats.success ? stats.data : noStats,
    };
  });
}
