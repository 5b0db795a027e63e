import { queryOptions } from '@tanstack/react-query';
import type { AssignmentQuery } from '#gql';
import { graphql } from '#gql';
import { serverClock } from '#lib/clock/server-clock.ts';
import { request } from '#lib/graphql/request.ts';

export const AssignmentDocument = graphql(`
  query Assignment($id: ID!) {
    assignment(id: $id) {
      id
      status
      typeId
      task {
        id
      }
      title
      category
      requesterName
      instructions
      form
      input
      reward {
        minor
        currency
      }
      draft
      draftSavedAt
      answer
      acceptedAt
      deadlineAt
      serverTime
      submittedAt
      autoApprovalSeconds
      decidedAt
      feedback
      paid {
        minor
        currency
      }
    }
  }
`);

export type Assignment = NonNullable<AssignmentQuery['assignment']>;

/** One assignment with all that is needed to do it; null when it is not the reader's. */
export function assignmentOptions(id: string) {
  return queryOptions({
    queryKey: ['assignment', id],
    queryFn: async () => {
      const askedAt = performance.now();
      const { assignment } = await request(AssignmentDocument, { id });
      if (assignment) serverClock.set(assignment.serverTime, performance.now() - askedAt);
      return assignment ?? null;
    },
    // What was read stays usable without a network.
    gcTime: 60 * 60_000,
    meta: { topics: [`assignment:${id}`] },
  });
}
