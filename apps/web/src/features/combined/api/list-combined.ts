import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CombinedPerformersQuery, CombinedResultsQuery } from '#gql';
import { graphql } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';

const CombinedResultsDocument = graphql(`
  query CombinedResults($id: ID!, $field: String!, $below: Float, $after: String) {
    batch(id: $id) {
      id
      combined {
        field(name: $field) {
          results(first: 50, after: $after, below: $below) {
            edges {
              node {
                value
                confidence
                agreement
                answers
                task {
                  id
                  row
                  input
                }
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

const CombinedPerformersDocument = graphql(`
  query CombinedPerformers($id: ID!, $field: String!, $after: String) {
    batch(id: $id) {
      id
      combined {
        field(name: $field) {
          performers(first: 20, after: $after) {
            edges {
              node {
                performerId
                answers
                accuracy
                low
                high
                spread
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

type Field<Query> = Query extends { readonly batch?: infer Batch }
  ? NonNullable<NonNullable<Batch> extends { combined?: infer C } ? C : never> extends {
      field?: infer F;
    }
    ? NonNullable<F>
    : never
  : never;
type ResultPage = Field<CombinedResultsQuery>['results'];
type PerformerPage = Field<CombinedPerformersQuery>['performers'];
export type CombinedRow = ResultPage['edges'][number]['node'];
export type CombinedPerformer = PerformerPage['edges'][number]['node'];

const none = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

interface OfField {
  readonly id: string;
  readonly field: string;
  /** When the results were made: others are other pages. */
  readonly madeAt: string;
}

/** The combined values of one field, the least sure first. */
export function combinedResultsOptions({ id, field, madeAt }: OfField, below: number | null) {
  return infiniteQueryOptions({
    queryKey: ['combined-results', id, { field, madeAt, below }],
    queryFn: ({ pageParam }): Promise<ResultPage> =>
      request(CombinedResultsDocument, { id, field, below, after: pageParam }).then(
        (data) => data.batch?.combined?.field?.results ?? none,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
  });
}

/** How well performers do in one field, those with most answers first. */
export function combinedPerformersOptions({ id, field, madeAt }: OfField) {
  return infiniteQueryOptions({
    queryKey: ['combined-performers', id, { field, madeAt }],
    queryFn: ({ pageParam }): Promise<PerformerPage> =>
      request(CombinedPerformersDocument, { id, field, after: pageParam }).then(
        (data) => data.batch?.combined?.field?.performers ?? none,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
  });
}
