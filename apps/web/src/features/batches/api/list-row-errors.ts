import { infiniteQueryOptions } from '@tanstack/react-query';
import type { RowErrorsQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const RowErrorsDocument = graphql(`
  query RowErrors($id: ID!, $after: String) {
    batch(id: $id) {
      id
      rowErrors(first: 100, after: $after) {
        edges {
          node {
            line
            column
            message
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Page = NonNullable<RowErrorsQuery['batch']>['rowErrors'];
export type RowError = Page['edges'][number]['node'];

const noErrors: Page = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Rows of a batch that cannot be used, in file order. */
export function rowErrorsOptions(id: string) {
  return infiniteQueryOptions({
    queryKey: ['row-errors', id],
    queryFn: ({ pageParam }) =>
      request(RowErrorsDocument, { id, after: pageParam }).then(
        (data) => data.batch?.rowErrors ?? noErrors,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
  });
}
