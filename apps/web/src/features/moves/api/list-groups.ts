import { queryOptions } from '@tanstack/react-query';
import type { MoveGroupsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const MoveGroupsDocument = graphql(`
  query MoveGroups {
    cluster {
      partitions {
        id
        role
        nodeId
        users
        accepting
      }
      moveSettings {
        atOnce
        rowsPerSecond
        blockMs
        keepSeconds
      }
      moveGroups(first: 20) {
        id
        kind
        partitionId
        reason
        requestedByName
        createdAt
        counts {
          state
          count
        }
        total
        moved
        given
        takenBack
        rowsCopied
        rowsEstimated
      }
    }
  }
`);

export type MoveGroup = MoveGroupsQuery['cluster']['moveGroups'][number];
export type MovePartition = MoveGroupsQuery['cluster']['partitions'][number];
export type MoveSettings = MoveGroupsQuery['cluster']['moveSettings'];

/** Moves that were started together, where users can be moved to, and how moves are carried out. */
export function moveGroupsOptions() {
  return queryOptions({
    queryKey: ['moves', 'groups'],
    queryFn: () => request(MoveGroupsDocument).then(({ cluster }) => cluster),
    meta: { topics: ['moves', 'cluster'] },
    refetchInterval: 5_000,
  });
}
