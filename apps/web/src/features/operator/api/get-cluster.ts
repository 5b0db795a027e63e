import { queryOptions } from '@tanstack/react-query';
import type { ClusterOverviewQuery } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { AuditFields } from './audit-fields.ts';
import { PartitionFields } from './cluster-fields.ts';

const ClusterOverviewDocument = withFragments(
  graphql(`
    query ClusterOverview {
      cluster {
        version
        placementPolicy
        nodes {
          id
          state
          version
          startedAt
          heartbeatAt
        }
        partitions {
          ...PartitionFields
        }
        users {
          accounts
          requesters
          performers
        }
        mustBeZero {
          name
          value
          help
        }
        auditLog(first: 10) {
          edges {
            ...AuditFields
          }
        }
      }
    }
  `),
  PartitionFields,
  AuditFields,
);

export type ClusterOverview = ClusterOverviewQuery['cluster'];
export type ClusterNode = ClusterOverview['nodes'][number];

/** Nodes, partitions and what must be zero. */
export function clusterOptions() {
  return queryOptions({
    queryKey: ['cluster'],
    queryFn: () => request(ClusterOverviewDocument).then((data) => data.cluster),
    meta: { topics: ['cluster'] },
    // Figures age without any event: an operator's page stays young by itself.
    refetchInterval: 10_000,
  });
}
