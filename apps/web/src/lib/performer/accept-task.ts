import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AcceptTaskInput, AcceptTaskMutation } from '#gql';
import { graphql } from '#gql';
import { request } from '../graphql/request.ts';

const AcceptTaskDocument = graphql(`
  mutation AcceptTask($input: AcceptTaskInput!) {
    acceptTask(input: $input) {
      __typename
      ... on AcceptTaskSuccess {
        assignment {
          id
          title
        }
      }
      ... on NoSlotLeft {
        message
      }
      ... on QueueFull {
        message
        limit
      }
      ... on NotAllowed {
        message
        code
      }
      ... on NotQualified {
        message
      }
      ... on RequesterUnreachable {
        message
      }
      ... on NotFound {
        message
      }
    }
  }
`);

export type AcceptResult = AcceptTaskMutation['acceptTask'];
export type AcceptRefusal = Exclude<AcceptResult, { __typename: 'AcceptTaskSuccess' }>;

/** Takes a task. Never optimistic: it is held when the exchange says so, and not before. */
export function useAcceptTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AcceptTaskInput) =>
      request(AcceptTaskDocument, { input }).then(({ acceptTask }) => acceptTask),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['shell', 'performer-summary'] });
      void client.invalidateQueries({ queryKey: ['queue'] });
    },
  });
}
