import { queryOptions } from '@tanstack/react-query';
import type { PartitionLoadQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PartitionLoadDocument = graphql(`
  query PartitionLoad($id: ID!) {
    cluster {
      loads {
        partitionId
        requests
        cpuMs
        inHand
        rows
        bytes
        connections
        hours
        measuredAt
        relative
      }
      heaviestUsers(first: 10, partitionId: $id) {
        ownerKey
        displayName
        serviceClass
        pinned
        requests
        cpuMs
        rows
        bytes
        sizeMeasuredAt
      }
    }
  }
`);

export type PartitionLoad = PartitionLoadQuery['cluster']['loads'][number];
export type UserLoad = PartitionLoadQuery['cluster']['heaviestUsers'][number];

/** What a partition uses, and who uses most there. */
export function partitionLoadOptions(id: string) {
  return queryOptions({
    queryKey: ['cluster-load', id],
    queryFn: () =>
      request(PartitionLoadDocument, { id }).then(({ cluster }) => ({
        load: cluster.loads.find(({ partitionId }) => partitionId === id) ?? null,
        users: cluster.heaviestUsers,
      })),
    meta: { topics: ['cluster'] },
    refetchInterval: 30_000,
  });
}
