import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SetMaintenanceModeInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const SetMaintenanceDocument = graphql(`
  mutation SetMaintenance($input: SetMaintenanceModeInput!) {
    outcome: setMaintenanceMode(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on InvalidInput {
        problems {
          message
        }
      }
    }
  }
`);

/** Refuses everybody's changes, or takes them again; gives the problem, or null. */
export function useSetMaintenance() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: SetMaintenanceModeInput): Promise<string | null> => {
      const { outcome } = await request(SetMaintenanceDocument, { input });
      if (outcome.__typename === 'SetMaintenanceModeSuccess') return null;
      return outcome.problems[0]?.message ?? outcome.message;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['maintenance'] }),
  });
}
