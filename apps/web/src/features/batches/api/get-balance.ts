import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const BatchBalanceDocument = graphql(`
  query BatchBalance {
    me {
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

/** The money that a batch could use. */
export function balanceOptions() {
  return queryOptions({
    queryKey: ['balance'],
    queryFn: () => request(BatchBalanceDocument).then((data) => data.me.balance?.available ?? null),
    meta: { topics: ['balance'] },
  });
}
