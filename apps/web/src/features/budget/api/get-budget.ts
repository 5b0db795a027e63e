import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const BudgetDocument = graphql(`
  query Budget($days: Int!) {
    me {
      id
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
    spending(days: $days) {
      day
      spent {
        minor
        currency
      }
      submissions
    }
  }
`);

/** Balance and what was spent on each of the last days. */
export function budgetOptions(days: number) {
  return queryOptions({
    queryKey: ['budget', { days }],
    queryFn: () => request(BudgetDocument, { days }),
    meta: { topics: ['balance'] },
  });
}
