import { infiniteQueryOptions } from '@tanstack/react-query';
import type { PerformerBlocksQuery, ReceivedRequestsQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const RequestsDocument = graphql(`
  query ReceivedRequests($after: String) {
    qualificationRequests(first: 50, after: $after) {
      edges {
        node {
          id
          note
          requestedAt
          performerId
          performer {
            id
            displayName
            standing {
              submitted
              approvalRate
            }
          }
          qualificationType {
            id
            name
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

const BlocksDocument = graphql(`
  query PerformerBlocks($after: String) {
    performerBlocks(first: 50, after: $after) {
      edges {
        node {
          performerId
          performer {
            id
            displayName
          }
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

export type ReceivedRequest =
  ReceivedRequestsQuery['qualificationRequests']['edges'][number]['node'];
export type Block = PerformerBlocksQuery['performerBlocks']['edges'][number]['node'];

/** Requests that wait for the requester's answer, the oldest first. */
export function receivedRequestsOptions() {
  return infiniteQueryOptions({
    queryKey: ['own-qualifications', 'requests'],
    queryFn: ({ pageParam }) =>
      request(RequestsDocument, { after: pageParam }).then((data) => data.qualificationRequests),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['qualifications'] },
  });
}

export function blocksOptions() {
  return infiniteQueryOptions({
    queryKey: ['own-qualifications', 'blocks'],
    queryFn: ({ pageParam }) =>
      request(BlocksDocument, { after: pageParam }).then((data) => data.performerBlocks),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    meta: { topics: ['blocks'] },
  });
}
