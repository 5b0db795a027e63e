import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RunMaintenanceDocument = graphql(`
  mutation RunMaintenance($partitionId: ID!, $repositoryId: ID) {
    runMaintenance(input: { partitionId: $partitionId, repositoryId: $repositoryId }) {
      __typename
      ... on RunMaintenanceSuccess {
        run {
          wanted
          acquired
          renewed
          released
          durationMs
        }
      }
      ... on NotFound {
        message
      }
    }
  }
`);

/** Maintains the repository of a performer partition now. */
export function useRunMaintenance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: { readonly partitionId: string; readonly repositoryId: string }) =>
      request(RunMaintenanceDocument, of).then((data) => data.runMaintenance),
    onSettled: () => client.invalidateQueries({ queryKey: ['supply'] }),
  });
}
