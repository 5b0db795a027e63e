import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PerformerSummaryDocument = graphql(`
  query PerformerSummary {
    queue {
      limit
      serverTime
      assignments {
        id
        acceptedAt
        deadlineAt
      }
    }
    myself {
      id
      balance {
        available {
          minor
          currency
        }
      }
    }
  }
`);

/** What the header says about a performer: held tasks and balance. */
export function performerSummaryOptions() {
  return queryOptions({
    queryKey: ['shell', 'performer-summary'],
    queryFn: () => request(PerformerSummaryDocument),
    staleTime: 30_000,
    meta: { topics: ['queue', 'balance', 'earnings'] },
  });
}
