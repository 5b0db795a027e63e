import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SaveTaskTypeFieldsFragment, TaskTypeTermsInput } from '#gql';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SaveTaskTypeFields = graphql(`
  fragment SaveTaskTypeFields on SaveTaskTypeResult {
    __typename
    ... on SaveTaskTypeSuccess {
      taskType {
        id
      }
    }
    ... on InvalidInput {
      message
      problems {
        path
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
  }
`);

const CreateTaskTypeDocument = withFragments(
  graphql(`
    mutation CreateTaskType($terms: TaskTypeTermsInput!) {
      createTaskType(input: { terms: $terms }) {
        ...SaveTaskTypeFields
      }
    }
  `),
  SaveTaskTypeFields,
);

const UpdateTaskTypeDocument = withFragments(
  graphql(`
    mutation UpdateTaskType($id: ID!, $terms: TaskTypeTermsInput!) {
      updateTaskType(input: { id: $id, terms: $terms }) {
        ...SaveTaskTypeFields
      }
    }
  `),
  SaveTaskTypeFields,
);

export type SaveTaskTypeResult = SaveTaskTypeFieldsFragment;

/** Makes a task type, or changes the one with this id. */
export function useSaveTaskType(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (terms: TaskTypeTermsInput): Promise<SaveTaskTypeResult> =>
      id === null
        ? request(CreateTaskTypeDocument, { terms }).then((data) => data.createTaskType)
        : request(UpdateTaskTypeDocument, { id, terms }).then((data) => data.updateTaskType),
    onSuccess: async (result) => {
      if (result.__typename !== 'SaveTaskTypeSuccess') return;
      await client.invalidateQueries({ queryKey: ['task-types'] });
      client.removeQueries({ queryKey: ['task-type', result.taskType.id] });
    },
  });
}
