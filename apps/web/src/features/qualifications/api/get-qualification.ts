import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QualificationGrantsQuery, QualificationQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const QualificationDocument = graphql(`
  query Qualification($id: ID!) {
    qualificationType(id: $id) {
      id
      name
      description
      requestable
      autoGrantValue
      retryDelaySeconds
      retiredAt
      holders
      openRequests
    }
  }
`);

const GrantsDocument = graphql(`
  query QualificationGrants($id: ID!, $after: String, $status: QualificationStatus) {
    qualificationGrants(qualificationTypeId: $id, first: 100, after: $after, status: $status) {
      edges {
        node {
          performerId
          performer {
            id
            displayName
          }
          value
          status
          source
          reason
          changedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Qualification = NonNullable<QualificationQuery['qualificationType']>;
export type Grant = QualificationGrantsQuery['qualificationGrants']['edges'][number]['node'];

export function qualificationOptions(id: string) {
  return queryOptions({
    queryKey: ['own-qualifications', 'one', id],
    queryFn: () =>
      request(QualificationDocument, { id }).then((data) => data.qualificationType ?? null),
    meta: { topics: ['qualifications'] },
  });
}

export function grantsOptions(id: string, status: 'GRANTED' | 'REVOKED') {
  return infiniteQueryOptions({
    queryKey: ['own-qualifications', 'grants', id, status],
    queryFn: ({ pageParam }) =>
      request(GrantsDocument, { id, after: pageParam, status }).then(
        (data) => data.qualificationGrants,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['qualifications'] },
  });
}
