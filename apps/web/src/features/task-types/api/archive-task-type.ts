import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ArchiveTaskTypeDocument = graphql(`
  mutation ArchiveTaskType($id: ID!) {
    archiveTaskType(input: { id: $id }) {
      __typename
      ... on ArchiveTaskTypeSuccess {
        taskType {
          id
          title
        }
      }
      ... on NotFound {
        message
      }
    }
  }
`);

/** Puts a task type away. */
export function useArchiveTaskType() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request(ArchiveTaskTypeDocument, { id }).then((data) => data.archiveTaskType),
    onSuccess: () => client.invalidateQueries({ queryKey: ['task-types'] }),
  });
}
