import type { DirectoryContext, DirectoryDeps } from '../deps.ts';
import { requireFirst } from '../domain/bounds.ts';
import { followId } from '../domain/follow-id.ts';
import { listAudit } from '../domain/list-audit.ts';
import { listFoundUsers } from '../domain/list-found-users.ts';
import { retirePartition } from '../domain/retire-partition.ts';
import { takeBackLeases, type TakeBackInput } from '../domain/take-back-leases.ts';
import { listSettings } from '../domain/settings/list-settings.ts';
import { setMaintenanceMode, type MaintenanceInput } from '../domain/set-maintenance-mode.ts';
import { readMaintenance } from '../store/switches.ts';

interface AuditArguments {
  readonly first: number;
  readonly after?: string | null;
  readonly accountId?: string | null;
  readonly action?: string | null;
  readonly target?: string | null;
}

/** What operators need besides: the log, ids, settings and the switch for maintenance. */
export function createOperatingResolvers(deps: DirectoryDeps) {
  return {
    Query: {
      maintenance: () => readMaintenance(deps.database),
    },
    Mutation: {
      setMaintenanceMode: (
        _: unknown,
        { input }: { readonly input: MaintenanceInput },
        { viewer }: DirectoryContext,
      ) => setMaintenanceMode(deps, viewer, input),
      takeBackLeases: (
        _: unknown,
        { input }: { input: TakeBackInput },
        { viewer }: DirectoryContext,
      ) => takeBackLeases(deps, viewer, input),
      retirePartition: (
        _: unknown,
        { input }: { readonly input: { readonly partitionId: string } },
        { viewer }: DirectoryContext,
      ) => retirePartition(deps, viewer, input.partitionId),
    },
    Cluster: {
      auditLog: (_: unknown, page: AuditArguments) =>
        listAudit(deps, {
          first: requireFirst(page.first),
          after: page.after ?? null,
          accountId: page.accountId ?? null,
          action: page.action ?? null,
          target: page.target ?? null,
        }),
      follow: (_: unknown, { id }: { readonly id: string }) => followId(deps, id),
      findUsers: (
        _: unknown,
        { search, first }: { readonly search: string; readonly first: number },
      ) => listFoundUsers(deps, search, first),
      settings: () => listSettings(deps.config),
    },
  };
}
