import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DepositFundsInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const DepositFundsDocument = graphql(`
  mutation DepositFunds($input: DepositFundsInput!) {
    depositFunds(input: $input) {
      __typename
      ... on DepositFundsSuccess {
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

/** Adds money to the balance. */
export function useDepositFunds() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: DepositFundsInput) =>
      request(DepositFundsDocument, { input }).then((data) => data.depositFunds),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: (query) => query.meta?.topics?.includes('balance') ?? false,
      }),
  });
}
