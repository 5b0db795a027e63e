import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FindUsersQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const FindUsersDocument = graphql(`
  query FindUsers($search: String!) {
    cluster {
      findUsers(search: $search, first: 50) {
        ownerKey
        role
        displayName
        accountId
        email
        partitionId
        state
        serviceClass
        pinned
      }
    }
  }
`);

export type FoundUser = FindUsersQuery['cluster']['findUsers'][number];

/** Users by the beginning of their key or address, or by part of their name. */
export function findUsersOptions(search: string) {
  return queryOptions({
    queryKey: ['find-users', search],
    queryFn: () => request(FindUsersDocument, { search }).then(({ cluster }) => cluster.findUsers),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });
}
