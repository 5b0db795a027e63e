import { queryOptions } from '@tanstack/react-query';
import type { PayoutsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PayoutsDocument = graphql(`
  query Payouts {
    payouts(first: 10) {
      edges {
        node {
          id
          status
          reason
          createdAt
          amount {
            minor
            currency
          }
        }
      }
    }
  }
`);

export type Payout = PayoutsQuery['payouts']['edges'][number]['node'];

/** The performer's newest payouts. */
export function payoutsOptions() {
  return queryOptions({
    queryKey: ['earnings', 'payouts'],
    queryFn: () =>
      request(PayoutsDocument, {}).then(({ payouts }) => payouts.edges.map(({ node }) => node)),
    meta: { topics: ['earnings', 'balance'] },
  });
}
