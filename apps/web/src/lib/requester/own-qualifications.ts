import { infiniteQueryOptions } from '@tanstack/react-query';
import type { OwnQualificationsQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '../flatten-pages.ts';
import { request } from '../graphql/request.ts';

const OwnQualificationsDocument = graphql(`
  query OwnQualifications($after: String, $retired: Boolean) {
    qualificationTypes(first: 100, after: $after, retired: $retired) {
      edges {
        node {
          id
          name
          description
          requestable
          automatic
          holders
          openRequests
          retiredAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type OwnQualification =
  OwnQualificationsQuery['qualificationTypes']['edges'][number]['node'];

/** The requester's qualifications, newest first. */
export function ownQualificationsOptions(retired: boolean) {
  return infiniteQueryOptions({
    queryKey: ['own-qualifications', 'list', retired],
    queryFn: ({ pageParam }) =>
      request(OwnQualificationsDocument, { after: pageParam, retired }).then(
        (data) => data.qualificationTypes,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['qualifications'] },
  });
}
