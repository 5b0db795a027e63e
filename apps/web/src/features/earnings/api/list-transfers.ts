import { infiniteQueryOptions } from '@tanstack/react-query';
import type { PerformerLedgerQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const PerformerLedgerDocument = graphql(`
  query PerformerLedger($after: String) {
    performerLedger(first: 50, after: $after) {
      edges {
        cursor
        node {
          id
          kind
          reference
          title
          createdAt
          amount {
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

export type Transfer = PerformerLedgerQuery['performerLedger']['edges'][number]['node'];

/** Every movement of the performer's money, newest first. */
export function transfersOptions() {
  return infiniteQueryOptions({
    queryKey: ['earnings', 'transfers'],
    queryFn: ({ pageParam }) =>
      request(PerformerLedgerDocument, { after: pageParam }).then((data) => data.performerLedger),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['earnings', 'balance'] },
  });
}
