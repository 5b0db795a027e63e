import type { Api } from './api-client.ts';
import { requireOutcome, type Outcome } from './api-outcome.ts';

export type MaintenanceRun = { readonly wanted: number; readonly acquired: number };

/** Looks after the repository of one performer partition now instead of at its next turn. */
export async function runMaintenance(operator: Api, partitionId: string): Promise<MaintenanceRun> {
  const { runMaintenance: outcome } = await operator.graphql<{ runMaintenance: Outcome }>(
    `mutation RunMaintenance($input: RunMaintenanceInput!) {
      runMaintenance(input: $input) {
        __typename
        ... on RunMaintenanceSuccess { run { wanted acquired } }
        ... on UserError { message }
      }
    }`,
    { input: { partitionId } },
  );
  return requireOutcome<MaintenanceRan>(outcome, 'RunMaintenanceSuccess').run;
}

type MaintenanceRan = {
  readonly __typename: 'RunMaintenanceSuccess';
  readonly run: MaintenanceRun;
};

/** Ids of the partitions on which performers live. */
export async function listPerformerPartitions(operator: Api): Promise<readonly string[]> {
  const { cluster } = await operator.graphql<{
    cluster: { partitions: { id: string; role: string }[] };
  }>('query Partitions { cluster { partitions { id role } } }');
  return cluster.partitions.filter(({ role }) => role === 'performer').map(({ id }) => id);
}
