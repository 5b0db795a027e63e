import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { HistoryQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';
import type { HistorySearch } from '../history-search.ts';

const HistoryDocument = graphql(`
  query History($after: String, $status: [AssignmentStatus!], $typeId: ID) {
    assignments(first: 50, after: $after, status: $status, typeId: $typeId) {
      edges {
        cursor
        node {
          id
          status
          typeId
          title
          requesterName
          reward {
            minor
            currency
          }
          paid {
            minor
            currency
          }
          acceptedAt
          submittedAt
          decidedAt
          autoApprovalSeconds
          feedback
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type HistoryItem = HistoryQuery['assignments']['edges'][number]['node'];

/** All that the performer ever took on, newest first. */
export function historyOptions(search: HistorySearch) {
  const status = search.status ?? null;
  const typeId = search.type ?? null;
  return infiniteQueryOptions({
    queryKey: ['history', status, typeId],
    queryFn: ({ pageParam }) =>
      request(HistoryDocument, { after: pageParam, status, typeId }).then(
        (data) => data.assignments,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    meta: { topics: ['earnings', 'queue'] },
  });
}
