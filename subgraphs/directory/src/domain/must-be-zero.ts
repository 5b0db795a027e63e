import type { NodeRow } from '../store/list-nodes.ts';
import type { PartitionRow } from '../store/list-partitions.ts';

export interface MustBeZero {
  readonly name: string;
  readonly value: number;
  readonly help: string;
}

const oldMessageSeconds = 60;

/** Figures that are zero in a healthy cluster, with what to do when they are not. */
export function decideMustBeZero(
  nodes: readonly NodeRow[],
  partitions: readonly PartitionRow[],
): MustBeZero[] {
  const served = new Set(
    nodes.filter(({ state }) => state === 'live' || state === 'draining').map(({ id }) => id),
  );
  return [
    {
      name: 'Suspect nodes',
      value: nodes.filter(({ state }) => state === 'suspect').length,
      help: 'They sent no heartbeat for ten seconds: look at their process and log, and start them again.',
    },
    {
      name: 'Partitions without a live node',
      value: partitions.filter(({ nodeId }) => !served.has(nodeId)).length,
      help: 'Their users wait: start their node, or give the partition to another in the cluster file.',
    },
    {
      name: 'Stale leases',
      value: sum(partitions, ({ stats }) => stats.staleLeases),
      help: 'Leases past their end that nobody took back: the expiry job of their partition does not run.',
    },
    {
      name: 'Unbalanced ledgers',
      value: partitions.filter(({ stats }) => !stats.ledgerBalanced).length,
      help: 'Entries of a partition do not sum to zero: stop payouts and compare it with its backup.',
    },
    {
      name: 'Work put aside',
      value: sum(partitions, ({ stats }) => stats.parked),
      help: 'A job could not do these by itself and tries again ever more seldom: parkedWork says why.',
    },
    {
      name: 'Partitions with messages older than a minute',
      value: partitions.filter(({ stats }) => stats.outboxOldestSeconds > oldMessageSeconds).length,
      help: 'Work or money is under way and does not arrive: see whether the receiving node is up.',
    },
  ];
}

function sum(rows: readonly PartitionRow[], of: (row: PartitionRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
