import { queryOptions } from '@tanstack/react-query';
import type { MaintenanceRunsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const MaintenanceRunsDocument = graphql(`
  query MaintenanceRuns($partitionId: ID) {
    cluster {
      maintenanceRuns(first: 50, partitionId: $partitionId) {
        partitionId
        startedAt
        durationMs
        trigger
        wanted
        acquired
        renewed
        released
        expired
        messages
        details
      }
    }
  }
`);

export type MaintenanceRun = MaintenanceRunsQuery['cluster']['maintenanceRuns'][number];

/** Runs of repository maintenance, newest first. */
export function maintenanceOptions(partitionId: string | null) {
  return queryOptions({
    queryKey: ['maintenance', { partitionId }],
    queryFn: () =>
      request(MaintenanceRunsDocument, { partitionId }).then(
        (data) => data.cluster.maintenanceRuns,
      ),
    meta: { topics: ['cluster'] },
    refetchInterval: 15_000,
  });
}
