import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AcceptNextTaskInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const AcceptNextTaskDocument = graphql(`
  mutation AcceptNextTask($input: AcceptNextTaskInput!) {
    acceptNextTask(input: $input) {
      __typename
      ... on AcceptNextTaskSuccess {
        next {
          id
        }
        noNext
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

/** Takes what is to follow an answer that a requester's own page handed in. Safe to repeat. */
export function useAcceptNextTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AcceptNextTaskInput) =>
      request(AcceptNextTaskDocument, { input }).then((data) => data.acceptNextTask),
    onSuccess: () => {
      for (const key of ['shell', 'queue']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
