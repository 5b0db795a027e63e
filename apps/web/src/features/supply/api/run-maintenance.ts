import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RunMaintenanceDocument = graphql(`
  mutation RunMaintenance($partitionId: ID!) {
    runMaintenance(input: { partitionId: $partitionId }) {
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
    mutationFn: (partitionId: string) =>
      request(RunMaintenanceDocument, { partitionId }).then((data) => data.runMaintenance),
    onSettled: () => client.invalidateQueries({ queryKey: ['supply'] }),
  });
}
