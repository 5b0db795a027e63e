import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SubmitAssignmentInput, SubmitAssignmentMutation } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SubmitAssignmentDocument = graphql(`
  mutation SubmitAssignment($input: SubmitAssignmentInput!) {
    submitAssignment(input: $input) {
      __typename
      ... on SubmitAssignmentSuccess {
        assignment {
          id
          status
          reward {
            minor
            currency
          }
        }
        next {
          id
          typeId
          title
        }
        noNext
      }
      ... on InvalidAnswer {
        message
        problems {
          field
          message
        }
      }
      ... on NotFound {
        message
      }
      ... on WrongState {
        message
        state
      }
      ... on DeadlinePassed {
        message
      }
    }
  }
`);

export type SubmitResult = SubmitAssignmentMutation['submitAssignment'];

/** Hands the answer in. Safe to repeat: the first one counts. */
export function useSubmitAssignment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SubmitAssignmentInput) =>
      request(SubmitAssignmentDocument, { input }).then((data) => data.submitAssignment),
    onSuccess: () => {
      for (const key of ['shell', 'queue', 'earnings', 'history']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
