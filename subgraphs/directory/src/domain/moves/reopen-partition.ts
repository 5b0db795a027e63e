import type { Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../../deps.ts';
import { appendAudit } from '../../store/audit-log.ts';
import { setAccepting } from '../../store/list-destinations.ts';
import { listPartitions } from '../../store/list-partitions.ts';
import { requireOperator } from '../access.ts';
import { notFound } from '../outcomes.ts';

/** Lets users be placed on, and moved to, a partition again. */
export async function reopenPartition(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  partitionId: string,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const find = async () =>
    (await listPartitions(deps.database)).find(({ id }) => id === partitionId);
  if ((await find()) === undefined) return notFound('There is no such partition.');
  await appendAudit(deps.database, { accountId, action: 'reopenPartition', target: partitionId });
  await setAccepting(deps.database, partitionId, true);
  return { __typename: 'ReopenPartitionSuccess' as const, partition: await find() };
}
