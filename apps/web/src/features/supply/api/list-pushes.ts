import { queryOptions } from '@tanstack/react-query';
import type { PushRunsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PushRunsDocument = graphql(`
  query PushRuns {
    cluster {
      pushRuns(first: 20) {
        partitionId
        startedAt
        durationMs
        trigger
        types
        offered
        taken
        declined
        messages
        lines {
          toPartitionId
          kind
          typeId
          offered
          taken
          answer
        }
      }
    }
  }
`);

export type PushRun = PushRunsQuery['cluster']['pushRuns'][number];

/** What requester partitions handed out by themselves, newest first. */
export function pushesOptions() {
  return queryOptions({
    queryKey: ['supply', 'pushes'],
    queryFn: () => request(PushRunsDocument).then((data) => data.cluster.pushRuns),
    meta: { topics: ['supply', 'cluster'] },
    refetchInterval: 15_000,
  });
}
