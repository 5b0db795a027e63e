import { queryOptions } from '@tanstack/react-query';
import type { BatchQuery } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { ExtraAnswersFields } from '#lib/requester/extra-answers-fields.ts';
import { BatchFields } from './batch-fields.ts';

export const BatchDocument = withFragments(
  graphql(`
    query Batch($id: ID!) {
      batch(id: $id) {
        ...BatchFields
        columns
        extraAnswers {
          ...ExtraAnswersFields
        }
        returnReasons {
          reason
          count
        }
        type {
          id
          instructions
          form
          category
          timeAllowedSeconds
          autoApprovalSeconds
        }
        history {
          at
          submitted
        }
      }
    }
  `),
  BatchFields,
  ExtraAnswersFields,
);

export type BatchDetail = NonNullable<BatchQuery['batch']>;

/** One of the viewer's batches; null when there is none. */
export function batchOptions(id: string) {
  return queryOptions({
    queryKey: ['batch', id],
    queryFn: () => request(BatchDocument, { id }).then((data) => data.batch ?? null),
    meta: { topics: [`batch:${id}`, `submissions:${id}`] },
    // Publishing goes on in the background: its progress should be seen to move.
    refetchInterval: ({ state }) => (state.data?.status === 'PUBLISHING' ? 2_000 : false),
  });
}
