import { infiniteQueryOptions } from '@tanstack/react-query';
import type { EarlierAnswersQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const EarlierAnswersDocument = graphql(`
  query EarlierAnswers($performerId: ID!, $after: String) {
    submissionsOfPerformer(performerId: $performerId, first: 10, after: $after) {
      edges {
        node {
          id
          answer
          status
          submittedAt
          feedback
          task {
            id
            row
            input
            batch {
              id
              name
            }
            type {
              id
              form
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
`);

export type EarlierAnswer = EarlierAnswersQuery['submissionsOfPerformer']['edges'][number]['node'];

/** What one performer handed in to the viewer, over all batches, the latest first. */
export function earlierAnswersOptions(performerId: string) {
  return infiniteQueryOptions({
    queryKey: ['earlier-answers', performerId],
    queryFn: ({ pageParam }) =>
      request(EarlierAnswersDocument, { performerId, after: pageParam }).then(
        (data) => data.submissionsOfPerformer,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    staleTime: 60_000,
    meta: { topics: ['batches'] },
  });
}
