import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TransfersQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const TransfersDocument = graphql(`
  query Transfers($after: String) {
    requesterLedger(first: 50, after: $after) {
      edges {
        node {
          id
          kind
          batch {
            id
            name
          }
          createdAt
          available {
            minor
            currency
          }
          escrow {
            minor
            currency
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Transfer = TransfersQuery['requesterLedger']['edges'][number]['node'];

/** Movements of the viewer's money, newest first. */
export function transfersOptions() {
  return infiniteQueryOptions({
    queryKey: ['transfers'],
    queryFn: ({ pageParam }) =>
      request(TransfersDocument, { after: pageParam }).then((data) => data.requesterLedger),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['balance'] },
  });
}
