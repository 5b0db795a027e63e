import { queryOptions } from '@tanstack/react-query';
import type { LeasesQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const LeasesDocument = graphql(`
  query Leases($partitionId: ID, $first: Int!) {
    cluster {
      leases(first: $first, partitionId: $partitionId) {
        id
        taskId
        partitionId
        holder
        kind
        status
        granted
        outstanding
        epoch
        grantedAt
        expiresAt
      }
      partitions {
        id
        role
      }
    }
  }
`);

export type Lease = LeasesQuery['cluster']['leases'][number];

/** Leases that requester partitions have granted, newest first. */
export function leasesOptions(partitionId: string | null, first: number) {
  return queryOptions({
    queryKey: ['leases', { partitionId, first }],
    queryFn: () => request(LeasesDocument, { partitionId, first }).then((data) => data.cluster),
    meta: { topics: ['cluster'] },
    refetchInterval: 15_000,
  });
}
