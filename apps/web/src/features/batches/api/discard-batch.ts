import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { notify } from '#lib/notify.ts';

const DiscardBatchDocument = graphql(`
  mutation DiscardBatch($id: ID!) {
    cancelBatch(input: { id: $id }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

/** Throws a draft away and leaves its page; gives null, or the reason why it cannot be thrown away. */
export function useDiscardBatch(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (): Promise<string | null> => {
      const { cancelBatch } = await request(DiscardBatchDocument, { id });
      return 'message' in cancelBatch ? cancelBatch.message : null;
    },
    // Not a callback of the call: the dialog that makes it goes as soon as the draft has gone.
    onSuccess: async (problem) => {
      if (problem !== null) return;
      void notify({ color: 'green', message: 'Draft discarded.' });
      // A list that is not open must not show the draft once more before it is read again.
      client.removeQueries({ queryKey: ['batches'], type: 'inactive' });
      void client.invalidateQueries({ queryKey: ['batches'] });
      void client.invalidateQueries({ queryKey: ['batch', id], refetchType: 'none' });
      await navigate({ to: '/batches', search: { tab: 'drafts' } });
    },
  });
}
