import { queryOptions } from '@tanstack/react-query';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { AuditFields } from './audit-fields.ts';

const ClusterMoneyDocument = withFragments(
  graphql(`
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
        auditLog(first: 10) {
          edges {
            ...AuditFields
          }
        }
      }
    }
  `),
  AuditFields,
);

/** Totals of the ledgers over all partitions that answered. */
export function moneyOptions() {
  return queryOptions({
    queryKey: ['cluster-money'],
    queryFn: () => request(ClusterMoneyDocument).then((data) => data.cluster),
    meta: { topics: ['cluster'] },
    refetchInterval: 15_000,
  });
}
