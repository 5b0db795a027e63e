import { queryOptions } from '@tanstack/react-query';
import type { ReviewBatchQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ReviewBatchDocument = graphql(`
  query ReviewBatch($id: ID!) {
    batch(id: $id) {
      id
      name
      status
      meanWorkSeconds
      progress {
        toReview
        approved
        rejected
        surplus
      }
      type {
        id
        title
        instructions
        form
        reward {
          minor
          currency
        }
        fee {
          minor
          currency
        }
      }
    }
  }
`);

export type ReviewBatch = NonNullable<ReviewBatchQuery['batch']>;

/** What the review page needs of the batch itself; null when there is none. */
export function reviewBatchOptions(id: string) {
  return queryOptions({
    queryKey: ['review-batch', id],
    queryFn: () => request(ReviewBatchDocument, { id }).then((data) => data.batch ?? null),
    meta: { topics: [`batch:${id}`, `submissions:${id}`] },
  });
}
