import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ResultsQuery, SubmissionFilter, SubmissionStatus } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const ResultsDocument = graphql(`
  query Results(
    $batchId: ID!
    $after: String
    $status: [SubmissionStatus!]
    $filter: SubmissionFilter
  ) {
    batch(id: $batchId) {
      id
      submissions(first: 100, after: $after, status: $status, filter: $filter) {
        edges {
          node {
            id
            performerId
            answer
            status
            surplus
            submittedAt
            workSeconds
            task {
              id
              row
              input
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Page = NonNullable<ResultsQuery['batch']>['submissions'];
export type ResultRow = Page['edges'][number]['node'];

const noRows: Page = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Answers of a batch with their inputs, oldest first. */
export function resultsOptions(
  batchId: string,
  status: readonly SubmissionStatus[],
  filter: SubmissionFilter,
) {
  return infiniteQueryOptions({
    queryKey: ['results', batchId, { status, filter }],
    queryFn: ({ pageParam }) =>
      request(ResultsDocument, { batchId, status: [...status], filter, after: pageParam }).then(
        (data) => data.batch?.submissions ?? noRows,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: [`submissions:${batchId}`] },
  });
}
