import { queryOptions } from '@tanstack/react-query';
import type { EarningsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const EarningsDocument = graphql(`
  query Earnings($days: Int) {
    earnings(days: $days) {
      balance {
        available {
          minor
          currency
        }
        paidOut {
          minor
          currency
        }
      }
      pending {
        minor
        currency
      }
      pendingCount
      pendingUntil
      today {
        minor
        currency
      }
      week {
        minor
        currency
      }
      total {
        minor
        currency
      }
      hourlyRate {
        minor
        currency
      }
      daily {
        day
        earned {
          minor
          currency
        }
        submitted
      }
    }
  }
`);

export type Earnings = EarningsQuery['earnings'];

/** What was earned, with a figure for each of the last days. */
export function earningsOptions(days: number) {
  return queryOptions({
    queryKey: ['earnings', days],
    queryFn: () => request(EarningsDocument, { days }).then(({ earnings }) => earnings),
    meta: { topics: ['earnings', 'balance'] },
  });
}
