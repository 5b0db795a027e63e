import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SettleUserInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SettleUserDocument = graphql(`
  mutation SettleUser($input: SettleUserInput!) {
    outcome: settleUser(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

/** Settles whether a user stays where they are, and the class they belong on; gives the problem, or null. */
export function useSettleUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: SettleUserInput): Promise<string | null> => {
      const { outcome } = await request(SettleUserDocument, { input });
      return outcome.__typename === 'SettleUserSuccess' ? null : outcome.message;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['find-users'] }),
  });
}
