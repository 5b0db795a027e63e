import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const TakeBackLeasesDocument = graphql(`
  mutation TakeBackLeases($input: TakeBackLeasesInput!) {
    takeBackLeases(input: $input) {
      __typename
      ... on TakeBackLeasesSuccess {
        leases
        slots
        missing
      }
      ... on UserError {
        message
      }
    }
  }
`);

/** Ends all leases of a holder whose node is gone. */
export function useTakeBackLeases() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly holder: string; readonly reason: string }) =>
      request(TakeBackLeasesDocument, { input }).then((data) => data.takeBackLeases),
    onSettled: () => client.invalidateQueries({ queryKey: ['supply'] }),
  });
}
