import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestPayoutInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RequestPayoutDocument = graphql(`
  mutation RequestPayout($input: RequestPayoutInput!) {
    requestPayout(input: $input) {
      __typename
      ... on RequestPayoutSuccess {
        balance {
          available {
            minor
            currency
          }
        }
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

/** Pays money out. The key makes a repeat harmless. */
export function useRequestPayout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestPayoutInput) =>
      request(RequestPayoutDocument, { input }).then(({ requestPayout }) => requestPayout),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['earnings'] });
      void client.invalidateQueries({ queryKey: ['shell'] });
    },
  });
}
