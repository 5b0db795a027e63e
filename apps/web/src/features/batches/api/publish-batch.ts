import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PublishBatchInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PublishBatchDocument = graphql(`
  mutation PublishBatch($input: PublishBatchInput!) {
    publishBatch(input: $input) {
      __typename
      ... on PublishBatchSuccess {
        batch {
          id
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

/** Reserves the money and publishes the rows. */
export function usePublishBatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: PublishBatchInput) =>
      request(PublishBatchDocument, { input }).then((data) => data.publishBatch),
    onSettled: (_result, _error, input) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['batch', input.id] }),
        client.invalidateQueries({ queryKey: ['batches'] }),
        client.invalidateQueries({ queryKey: ['balance'] }),
      ]),
  });
}
