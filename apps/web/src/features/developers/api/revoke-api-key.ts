import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RevokeApiKeyDocument = graphql(`
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(input: { id: $id }) {
      __typename
      ... on NotFound {
        message
      }
    }
  }
`);

/** Ends a key at once, everywhere. */
export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request(RevokeApiKeyDocument, { id }).then((data) => data.revokeApiKey),
    onSettled: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
