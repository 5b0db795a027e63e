import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { graphql, withFragments } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';
import { AuditFields } from './audit-fields.ts';

const AuditDocument = withFragments(
  graphql(`
    query Audit($after: String, $action: String, $target: String, $accountId: ID) {
      cluster {
        auditLog(
          first: 100
          after: $after
          action: $action
          target: $target
          accountId: $accountId
        ) {
          edges {
            ...AuditFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `),
  AuditFields,
);

interface AuditFilter {
  readonly action: string | null;
  readonly target: string | null;
  readonly accountId: string | null;
}

/** What operators did, the newest first. */
export function auditOptions(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      request(AuditDocument, { ...filter, after: pageParam }).then(
        ({ cluster }) => cluster.auditLog,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    meta: { topics: ['cluster', 'moves'] },
    refetchInterval: 15_000,
  });
}
