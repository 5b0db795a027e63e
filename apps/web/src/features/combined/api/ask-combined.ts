import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PickMethodInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CombineAnswersDocument = graphql(`
  mutation CombineAnswers($input: CombineAnswersInput!) {
    combineAnswers(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const StopCombiningDocument = graphql(`
  mutation StopCombining($id: ID!) {
    stopCombining(input: { id: $id }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

type Wish =
  | { readonly kind: 'combine'; readonly methods?: readonly PickMethodInput[] }
  | { readonly kind: 'stop' };

/** Asks for combined answers, or stops; gives null, or the reason why it cannot be done. */
export function useAskCombined(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Wish): Promise<string | null> => {
      const result =
        wish.kind === 'stop'
          ? (await request(StopCombiningDocument, { id })).stopCombining
          : (
              await request(CombineAnswersDocument, {
                input: { id, ...(wish.methods ? { methods: [...wish.methods] } : {}) },
              })
            ).combineAnswers;
      return 'message' in result ? result.message : null;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['combined', id] }),
  });
}
