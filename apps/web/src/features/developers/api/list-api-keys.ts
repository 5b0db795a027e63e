import { queryOptions } from '@tanstack/react-query';
import type { ApiKeysQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ApiKeysDocument = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      start
      scopes
      createdAt
      lastUsedAt
      expiresAt
    }
  }
`);

export type ApiKeyRow = ApiKeysQuery['apiKeys'][number];

/** The viewer's API keys, newest first. */
export function apiKeysOptions() {
  return queryOptions({
    queryKey: ['api-keys'],
    queryFn: () => request(ApiKeysDocument).then((data) => data.apiKeys),
  });
}
