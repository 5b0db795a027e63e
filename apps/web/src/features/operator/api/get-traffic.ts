import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const TrafficDocument = graphql(`
  query Traffic {
    cluster {
      flows(window: HOUR) {
        at
        missing
        links {
          fromPartitionId
          toPartitionId
          pulled
          pushed
          single
          delivered
        }
      }
      loads {
        partitionId
        requests
        relative
      }
      moves(
        first: 200
        state: [REQUESTED, COPYING, CATCHING_UP, BLOCKED, VERIFIED, FLIPPED, PAUSED, UNDOING]
      ) {
        totalCount
        edges {
          node {
            id
            from
            to
            progress
          }
        }
      }
    }
  }
`);

/**
 * What went between partitions in the last hour, and who is on the way from one to another. Asked
 * apart from the overview: it comes from all nodes, and one that is slow must not hold up the rest.
 */
export function trafficOptions() {
  return queryOptions({
    queryKey: ['cluster-traffic'],
    queryFn: () => request(TrafficDocument).then(({ cluster }) => cluster),
    meta: { topics: ['cluster', 'moves'] },
    refetchInterval: 5_000,
  });
}
