import type { PartitionStats } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listPartitions } from '../store/list-partitions.ts';
import { countTies, retireInDirectory } from '../store/retire-partition.ts';
import { requireOperator } from './access.ts';
import { notFound } from './outcomes.ts';

const deadlineMs = 5_000;

/** Takes an empty partition out of the cluster: what its books say at the end stays in the directory. */
export async function retirePartition(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  partitionId: string,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const { database } = deps;
  const partition = (await listPartitions(database)).find(({ id }) => id === partitionId);
  if (partition === undefined) return notFound('There is no such partition.');
  await appendAudit(database, { accountId, action: 'retirePartition', target: partitionId });
  const options = { deadlineMs, attempts: 1 };
  const stats = await deps.nodes.call('readStats', { partitionId }, options);
  const ties = await countTies(database, partitionId);
  const reasons = decideStillNeeded({ ...ties, accepting: partition.accepting, stats });
  if (reasons.length > 0) return inUse(partitionId, reasons);
  const isGone = await retireInDirectory(database, partitionId, stats.money, accountId);
  if (!isGone) return inUse(partitionId, ['Somebody was placed there just now.']);
  return { __typename: 'RetirePartitionSuccess' as const, partitionId };
}

/** What is still there, in sentences that say what to do about it. */
export function decideStillNeeded({
  accepting,
  users,
  open,
  kept,
  stats,
}: {
  readonly accepting: boolean;
  readonly users: number;
  readonly open: number;
  readonly kept: number;
  readonly stats: Pick<
    PartitionStats,
    'slotsAvailable' | 'slotsLeased' | 'outboxDepth' | 'ledgerBalanced'
  >;
}): string[] {
  const slots = Math.max(stats.slotsAvailable, stats.slotsLeased);
  return [
    ...(accepting ? ['It takes new users: drain it first.'] : []),
    ...(users > 0
      ? [`Users live there (${users}): drain it, and wait until they have moved.`]
      : []),
    ...(open > 0 ? [`Moves from or to it are under way (${open}): wait for them.`] : []),
    ...(kept > 0
      ? [`Old copies are kept so that moves can be taken back (${kept}): wait, or shorten that.`]
      : []),
    ...(slots > 0 ? [`Slots are still there (${slots}): they go back by themselves, wait.`] : []),
    ...(stats.outboxDepth > 0 ? [`Messages wait in its outbox (${stats.outboxDepth}).`] : []),
    ...(stats.ledgerBalanced ? [] : ['Its ledger does not balance: look into that first.']),
  ];
}

function inUse(partitionId: string, reasons: readonly string[]) {
  const message = `${partitionId} is still needed. ${reasons.join(' ')}`;
  return { __typename: 'PartitionInUse' as const, message, reasons };
}
