import { queryOptions } from '@tanstack/react-query';
import type { ParkedWorkQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ParkedWorkDocument = graphql(`
  query ParkedWork($partitionId: ID, $first: Int!) {
    cluster {
      parkedWork(first: $first, partitionId: $partitionId) {
        partitionId
        job
        id
        ownerKey
        reason
        attempts
        parkedAt
        nextAttemptAt
      }
    }
  }
`);

export type ParkedItem = ParkedWorkQuery['cluster']['parkedWork'][number];

/** Work that jobs have put aside, the oldest first. */
export function parkedWorkOptions(partitionId: string | null, first: number) {
  return queryOptions({
    queryKey: ['parked-work', { partitionId, first }],
    queryFn: () =>
      request(ParkedWorkDocument, { partitionId, first }).then(({ cluster }) => cluster.parkedWork),
    meta: { topics: ['cluster'] },
    refetchInterval: 15_000,
  });
}
