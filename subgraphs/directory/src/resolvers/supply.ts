import type { DirectoryDeps } from '../deps.ts';
import { requireFirst } from '../domain/bounds.ts';
import { listMaintenanceRuns } from '../domain/list-maintenance-runs.ts';
import { listPushRuns } from '../domain/list-push-runs.ts';
import { listRepositories } from '../domain/list-repositories.ts';
import { readFlows, type FlowWindow } from '../domain/read-flows.ts';

interface Page {
  readonly first: number;
  readonly after?: string | null;
  readonly partitionId?: string | null;
  readonly eventful?: boolean | null;
}

/** Fields of `Cluster` about supply. Whoever reached the cluster may read it: see `Query.cluster`. */
export function createSupplyFields(deps: DirectoryDeps) {
  return {
    repositories: (
      _: unknown,
      { types, partitionId }: { types: number; partitionId?: string | null },
    ) => listRepositories(deps, requireFirst(types, 'types'), partitionId ?? null),
    flows: (_: unknown, { window }: { window: FlowWindow }) => readFlows(deps, window),
    maintenanceRuns: (_: unknown, { first, after, partitionId, eventful }: Page) =>
      listMaintenanceRuns(deps, {
        first: requireFirst(first),
        after: after ?? null,
        partitionId: partitionId ?? null,
        eventful: eventful ?? false,
      }),
    pushRuns: (_: unknown, { first, partitionId }: Page) =>
      listPushRuns(deps, requireFirst(first), partitionId ?? null),
  };
}
