import { queryOptions } from '@tanstack/react-query';
import type { RecentSubmissionsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RecentSubmissionsDocument = graphql(`
  query RecentSubmissions($id: ID!) {
    batch(id: $id) {
      id
      submissions(first: 10, status: [SUBMITTED]) {
        edges {
          node {
            id
            status
            answer
            submittedAt
            autoApproveAt
            workSeconds
            task {
              id
              row
              input
            }
          }
        }
      }
    }
  }
`);

export type RecentSubmission = NonNullable<
  RecentSubmissionsQuery['batch']
>['submissions']['edges'][number]['node'];

/** The answers of a batch that have waited longest for a decision. */
export function recentSubmissionsOptions(id: string) {
  return queryOptions({
    queryKey: ['recent-submissions', id],
    queryFn: () =>
      request(RecentSubmissionsDocument, { id }).then(
        (data) => data.batch?.submissions.edges.map((edge) => edge.node) ?? [],
      ),
    meta: { topics: [`submissions:${id}`, `batch:${id}`] },
  });
}
