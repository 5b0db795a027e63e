import type { QueryClient } from '@tanstack/react-query';
import type { ReturnAssignmentMutationVariables, ReturnReason } from '#gql';
import { graphql } from '#gql';
import { delayedActions } from '../delayed-action.ts';
import { dropDraft } from '../drafts/draft-store.ts';
import { request, sendWhileLeaving } from '../graphql/request.ts';
import { returnReasonLabels } from '../return-reasons.ts';
import { showProblem } from '../show-problem.ts';
import { returnActionId } from './returning.ts';

const ReturnAssignmentDocument = graphql(`
  mutation ReturnAssignment($input: ReturnAssignmentInput!) {
    returnAssignment(input: $input) {
      __typename
      ... on ReturnAssignmentSuccess {
        assignment {
          id
          status
        }
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

const undoMs = 10_000;

const reasons = Object.entries(returnReasonLabels) as [ReturnReason, string][];

/**
 * Gives a task back ten seconds from now, unless it is undone; until then the person may say why. A
 * page that closes before sends it at once. `onUndo` brings the person back to where they were.
 */
export function returnSoon(
  client: QueryClient,
  assignment: { readonly id: string; readonly title: string },
  onUndo?: () => void,
): void {
  let reason: ReturnReason | null = null;
  delayedActions.start({
    id: returnActionId(assignment.id),
    label: `Returned: ${assignment.title}`,
    delayMs: undoMs,
    ...(onUndo ? { undo: onUndo } : {}),
    question: {
      text: 'Why?',
      answers: reasons.map(([value, label]) => ({
        label,
        give: () => {
          reason = value;
        },
      })),
    },
    run: (leaving) => {
      const variables = { input: { assignmentId: assignment.id, reason } };
      if (leaving) sendWhileLeaving(ReturnAssignmentDocument, variables);
      else void send(client, assignment.id, variables);
    },
  });
}

async function send(
  client: QueryClient,
  id: string,
  variables: ReturnAssignmentMutationVariables,
): Promise<void> {
  try {
    const { returnAssignment } = await request(ReturnAssignmentDocument, variables);
    if (returnAssignment.__typename === 'ReturnAssignmentSuccess') await dropDraft(id);
    else showProblem('It could not be returned', returnAssignment.message);
  } catch (error) {
    showProblem('It could not be returned', error);
  }
  for (const key of [['shell'], ['queue'], ['feed'], ['history'], ['assignment', id]]) {
    void client.invalidateQueries({ queryKey: key });
  }
}
