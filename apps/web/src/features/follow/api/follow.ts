import { queryOptions } from '@tanstack/react-query';
import type { FollowQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const FollowDocument = graphql(`
  query Follow($id: ID!) {
    cluster {
      follow(id: $id) {
        id
        kind
        ownerKey
        partitionId
        missing
        findings {
          place
          nodeId
          what
          at
          facts {
            name
            value
          }
          links {
            name
            id
          }
        }
      }
    }
  }
`);

export type Followed = FollowQuery['cluster']['follow'];
export type Finding = Followed['findings'][number];

/** Where a thing is and where it has been, asked of every partition. */
export function followOptions(id: string) {
  return queryOptions({
    queryKey: ['follow', id],
    queryFn: () => request(FollowDocument, { id }).then(({ cluster }) => cluster.follow),
    refetchInterval: 10_000,
  });
}
