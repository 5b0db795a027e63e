import { queryOptions } from '@tanstack/react-query';
import type { ClusterMoneyQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ClusterMoneyDocument = graphql(`
  query ClusterMoney {
    cluster {
      money {
        at
        balanced
        missing
        transitNet
        totals {
          kind
          side
          minor
        }
      }
      audit(first: 50) {
        at
        accountId
        action
        target
      }
    }
  }
`);

export type MoneyTotal = ClusterMoneyQuery['cluster']['money']['totals'][number];

/** Totals of the ledgers over all partitions that answered. */
export function moneyOptions() {
  return queryOptions({
    queryKey: ['cluster-money'],
    queryFn: () => request(ClusterMoneyDocument).then((data) => data.cluster),
    meta: { topics: ['cluster'] },
    refetchInterval: 15_000,
  });
}
