import { infiniteQueryOptions } from '@tanstack/react-query';
import type { MaintenanceRunsQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const MaintenanceRunsDocument = graphql(`
  query MaintenanceRuns($partitionId: ID, $after: String, $eventful: Boolean!) {
    cluster {
      maintenanceRuns(first: 20, after: $after, partitionId: $partitionId, eventful: $eventful) {
        missing
        edges {
          node {
            id
            partitionId
            repositoryId
            startedAt
            durationMs
            trigger
            wanted
            acquired
            renewed
            released
            expired
            messages
            lines {
              typeId
              title
              fromPartitionId
              target
              stock
              asked
              got
              renewed
              released
              why
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type RunsPage = MaintenanceRunsQuery['cluster']['maintenanceRuns'];
export type MaintenanceRun = RunsPage['edges'][number]['node'];
export type MaintenanceLine = MaintenanceRun['lines'][number];

/** Runs of repository maintenance, newest first. */
export function runsOptions(partitionId: string | null, eventful: boolean) {
  return infiniteQueryOptions({
    queryKey: ['supply', 'runs', { partitionId, eventful }],
    queryFn: ({ pageParam }) =>
      request(MaintenanceRunsDocument, { partitionId, eventful, after: pageParam }).then(
        (data) => data.cluster.maintenanceRuns,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['supply', 'cluster'] },
    refetchInterval: 15_000,
  });
}
