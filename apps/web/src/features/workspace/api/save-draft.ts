import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SaveDraftDocument = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      __typename
      ... on SaveDraftSuccess {
        savedAt
      }
      ... on InvalidInput {
        message
      }
      ... on NotFound {
        message
      }
      ... on WrongState {
        message
        state
      }
    }
  }
`);

/** Keeps the answer so far on the server. */
export async function saveDraft(assignmentId: string, draft: unknown) {
  const { saveDraft: result } = await request(SaveDraftDocument, {
    input: { assignmentId, draft },
  });
  return result;
}
