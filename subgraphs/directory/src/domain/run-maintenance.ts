import { maintenanceRun } from '@exchange/cluster';
import { ExchangeError, type Viewer } from '@exchange/kernel';
import type { DirectoryDeps } from '../deps.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listPartitions } from '../store/list-partitions.ts';
import { requireOperator } from './access.ts';
import { showRun } from './list-maintenance-runs.ts';
import { notFound } from './outcomes.ts';

const deadlineMs = 25_000;

export interface MaintenanceWanted {
  readonly partitionId: string;
  /** Null for all that the partition keeps. */
  readonly repositoryId: string | null;
}

/** Maintains repositories now. The audit log says who asked, also when it then fails. */
export async function runMaintenance(
  deps: DirectoryDeps,
  viewer: Viewer | null,
  { partitionId, repositoryId }: MaintenanceWanted,
) {
  const { accountId } = requireOperator(viewer, 'operator:write');
  const partitions = await listPartitions(deps.database);
  if (!partitions.some(({ id, role }) => id === partitionId && role === 'performer')) {
    return notFound('There is no such performer partition.');
  }
  await appendAudit(deps.database, {
    accountId,
    action: 'runMaintenance',
    target: repositoryId ?? partitionId,
  });
  const input = {
    ...{ partitionId, trigger: 'operator' },
    ...(repositoryId === null ? {} : { repositoryId }),
  };
  const { run } = await deps.nodes.call('maintain', input, { deadlineMs, attempts: 1 });
  const record = maintenanceRun.safeParse(run);
  if (!record.success) {
    throw new ExchangeError('OVERLOADED', 'Maintenance runs there already. Try again shortly.');
  }
  return { __typename: 'RunMaintenanceSuccess' as const, run: showRun(record.data, partitionId) };
}
