import { queryOptions } from '@tanstack/react-query';
import type { ReviewPerformerQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ReviewPerformerDocument = graphql(`
  query ReviewPerformer($submissionId: ID!) {
    submission(id: $submissionId) {
      id
      performer {
        id
        displayName
        memberSince
        standing {
          submitted
          approved
          rejected
          approvalRate
        }
      }
    }
  }
`);

export type ReviewPerformer = NonNullable<ReviewPerformerQuery['submission']>['performer'];

/**
 * Who did a submission. It comes from the performer's own node, so it is asked for on its own: a
 * node that is away must not take the answer under review with it.
 */
export function performerOptions(performerId: string, submissionId: string) {
  return queryOptions({
    queryKey: ['review-performer', performerId],
    queryFn: () =>
      request(ReviewPerformerDocument, { submissionId }).then(
        (data) => data.submission?.performer ?? null,
      ),
    staleTime: 5 * 60_000,
    retry: false,
  });
}
