import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const BatchCountsDocument = graphql(`
  query BatchCounts {
    batchCounts {
      status
      count
      toReview
    }
  }
`);

/** How many of the viewer's batches are in each status. */
export function batchCountsOptions() {
  return queryOptions({
    queryKey: ['batches', 'counts'],
    queryFn: () => request(BatchCountsDocument).then(({ batchCounts }) => batchCounts),
    meta: { topics: ['batches'] },
  });
}
