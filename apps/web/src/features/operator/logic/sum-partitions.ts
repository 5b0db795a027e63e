interface PartitionFigures {
  readonly role: string;
  readonly openTasks: number;
  readonly slotsAvailable: number;
  readonly slotsLeased: number;
  readonly target: number;
  readonly outboxDepth: number;
}

/** Figures of the whole cluster; each side counts only what is its own. */
export function sumPartitions(partitions: readonly PartitionFigures[]) {
  const requester = partitions.filter((partition) => partition.role === 'requester');
  const performer = partitions.filter((partition) => partition.role === 'performer');
  return {
    openTasks: sum(requester, (partition) => partition.openTasks),
    free: sum(requester, (partition) => partition.slotsAvailable),
    leased: sum(requester, (partition) => partition.slotsLeased),
    stock: sum(performer, (partition) => partition.slotsAvailable),
    target: sum(performer, (partition) => partition.target),
    outbox: sum(partitions, (partition) => partition.outboxDepth),
  };
}

function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
