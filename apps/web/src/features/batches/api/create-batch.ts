import { useMutation } from '@tanstack/react-query';
import type { CreateBatchInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CreateBatchDocument = graphql(`
  mutation CreateBatch($input: CreateBatchInput!) {
    createBatch(input: $input) {
      __typename
      ... on CreateBatchSuccess {
        batch {
          id
        }
        uploadPath
      }
      ... on InvalidInput {
        message
        problems {
          path
          message
        }
      }
      ... on NotFound {
        message
      }
      ... on WrongState {
        message
      }
    }
  }
`);

/** Makes an empty batch that waits for its rows. */
export function useCreateBatch() {
  return useMutation({
    mutationFn: (input: CreateBatchInput) =>
      request(CreateBatchDocument, { input }).then((data) => data.createBatch),
  });
}
