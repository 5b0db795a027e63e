import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ReviewQuery, SubmissionStatus } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const ReviewDocument = graphql(`
  query Review($batchId: ID!, $after: String, $status: [SubmissionStatus!]) {
    batch(id: $batchId) {
      id
      submissions(first: 50, after: $after, status: $status) {
        edges {
          node {
            id
            answer
            status
            surplus
            acceptedAt
            submittedAt
            autoApproveAt
            workSeconds
            decidedAt
            decidedBy
            feedback
            reward {
              minor
              currency
            }
            performerId
            task {
              id
              row
              input
              submissions {
                id
                answer
                status
                performerId
              }
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

type Page = NonNullable<ReviewQuery['batch']>['submissions'];
export type ReviewItem = Page['edges'][number]['node'];

const noItems: Page = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Answers of a batch with their items and the other answers to them, oldest first. */
export function reviewOptions(batchId: string, status: readonly SubmissionStatus[]) {
  return infiniteQueryOptions({
    queryKey: ['review', batchId, { status }],
    queryFn: ({ pageParam }) =>
      request(ReviewDocument, { batchId, status: [...status], after: pageParam }).then(
        (data) => data.batch?.submissions ?? noItems,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: [`submissions:${batchId}`] },
  });
}
