import type { PartitionStats } from '@exchange/cluster';

export interface PartitionMoney {
  readonly partitionId: string;
  readonly role: 'requester' | 'performer';
  /** Null: it could not be read. */
  readonly stats: Pick<PartitionStats, 'money' | 'outboxDepth' | 'ledgerBalanced'> | null;
}

export interface MoneyTotals {
  readonly balanced: boolean;
  readonly missing: readonly string[];
  readonly totals: readonly { kind: string; side: string; minor: number }[];
  readonly transitNet: number;
}

/**
 * Adds up the ledgers. What requester partitions sent and performer partitions have not booked yet
 * is under way, and then some outbox holds the message that carries it.
 */
export function decideMoney(partitions: readonly PartitionMoney[]): MoneyTotals {
  const sums = new Map<string, { kind: string; side: string; minor: number }>();
  let isEach = true;
  let underWay = 0;
  for (const { role, stats } of partitions) {
    if (stats === null) continue;
    isEach &&= stats.ledgerBalanced;
    underWay += stats.outboxDepth;
    for (const [kind, minor] of Object.entries(stats.money)) {
      const sum = sums.get(`${role} ${kind}`) ?? { kind, side: role, minor: 0 };
      sum.minor += minor;
      sums.set(`${role} ${kind}`, sum);
    }
  }
  const totals = [...sums.values()].sort((one, other) =>
    `${other.side} ${one.kind}`.localeCompare(`${one.side} ${other.kind}`),
  );
  const transitNet = totals
    .filter(({ kind }) => kind === 'transit')
    .reduce((total, { minor }) => total + minor, 0);
  const missing = partitions.filter(({ stats }) => stats === null).map((each) => each.partitionId);
  const isNetted = transitNet === 0 || underWay > 0 || missing.length > 0;
  return { balanced: isEach && isNetted, missing, totals, transitNet };
}
