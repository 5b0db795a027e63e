import { queryOptions } from '@tanstack/react-query';
import type { ResultsBatchQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ResultsBatchDocument = graphql(`
  query ResultsBatch($id: ID!) {
    batch(id: $id) {
      id
      name
      status
      columns
      progress {
        tasks
        wanted
        done
        toReview
        approved
        rejected
        surplus
      }
      type {
        id
        title
        form
      }
    }
  }
`);

export type ResultsBatch = NonNullable<ResultsBatchQuery['batch']>;

/** What the results page needs of the batch itself; null when there is none. */
export function resultsBatchOptions(id: string) {
  return queryOptions({
    queryKey: ['results-batch', id],
    queryFn: () => request(ResultsBatchDocument, { id }).then((data) => data.batch ?? null),
    meta: { topics: [`batch:${id}`, `submissions:${id}`] },
  });
}
