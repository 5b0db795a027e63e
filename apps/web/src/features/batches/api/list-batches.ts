import { infiniteQueryOptions } from '@tanstack/react-query';
import type { BatchStatus } from '#gql';
import { graphql, withFragments } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';
import { BatchFields } from './batch-fields.ts';

const BatchesDocument = withFragments(
  graphql(`
    query Batches($after: String, $status: [BatchStatus!]) {
      batches(first: 50, after: $after, status: $status) {
        edges {
          node {
            ...BatchFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
  BatchFields,
);

/** The viewer's batches in some statuses, newest first. */
export function batchesOptions(status: readonly BatchStatus[]) {
  return infiniteQueryOptions({
    queryKey: ['batches', { status }],
    queryFn: ({ pageParam }) =>
      request(BatchesDocument, { status: [...status], after: pageParam }).then(
        (data) => data.batches,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['batches'] },
  });
}
