import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreateApiKeyInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CreateApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeySuccess {
        apiKey {
          id
          name
        }
        secret
      }
      ... on InvalidInput {
        message
        problems {
          path
          message
        }
      }
    }
  }
`);

/** Makes an API key; its secret is in this answer only. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CreateApiKeyInput) =>
      request(CreateApiKeyDocument, { input }).then((data) => data.createApiKey),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
