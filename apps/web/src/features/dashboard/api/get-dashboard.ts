import { queryOptions } from '@tanstack/react-query';
import type { DashboardQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

export const DashboardDocument = graphql(`
  query Dashboard {
    me {
      id
      displayName
      balance {
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
    taskTypes(first: 1) {
      edges {
        node {
          id
        }
      }
    }
    batches(first: 50) {
      edges {
        node {
          id
          name
          status
          deadlineAt
          publishedAt
          expectedDone {
            at
          }
          upload {
            rowsBad
          }
          progress {
            wanted
            available
            leased
            done
            cancelled
            toReview
            approved
            rejected
          }
          spent {
            minor
            currency
          }
          cost {
            minor
            currency
          }
        }
      }
    }
    spending(days: 30) {
      day
      spent {
        minor
        currency
      }
      submissions
    }
  }
`);

export type Dashboard = DashboardQuery;
export type DashboardBatch = DashboardQuery['batches']['edges'][number]['node'];

/** Everything the first page of a requester shows. */
export function dashboardOptions() {
  return queryOptions({
    queryKey: ['dashboard'],
    queryFn: () => request(DashboardDocument),
    meta: { topics: ['batches', 'balance', 'task-types'] },
  });
}
