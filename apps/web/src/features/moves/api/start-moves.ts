import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DrainPartitionInput, StartMovesInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { nameRefused } from '../logic/name-refused.ts';

const StartMovesDocument = graphql(`
  mutation StartMoves($input: StartMovesInput!) {
    outcome: startMoves(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on InvalidInput {
        problems {
          path
          message
        }
      }
      ... on MovesRefused {
        refused {
          ownerKey
          message
          inTheWay {
            id
          }
        }
      }
      ... on StartMovesSuccess {
        group {
          id
          total
        }
        refused {
          ownerKey
          message
          inTheWay {
            id
          }
        }
      }
    }
  }
`);

const DrainDocument = graphql(`
  mutation DrainPartition($input: DrainPartitionInput!) {
    outcome: drainPartition(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on InvalidInput {
        problems {
          path
          message
        }
      }
      ... on MovesRefused {
        refused {
          ownerKey
          message
          inTheWay {
            id
          }
        }
      }
      ... on StartMovesSuccess {
        group {
          id
          total
        }
        refused {
          ownerKey
          message
          inTheWay {
            id
          }
        }
      }
    }
  }
`);

export type StartOrder =
  | { readonly kind: 'users'; readonly input: StartMovesInput }
  | { readonly kind: 'drain'; readonly input: DrainPartitionInput };

export interface Refusal {
  readonly ownerKey: string;
  readonly message: string;
  readonly inTheWay?: { readonly id: string } | null;
}

export interface Started {
  /** What was started; null when nothing was. */
  readonly group: { readonly id: string; readonly total: number } | null;
  /** Why nothing was started; null when something was. */
  readonly problem: string | null;
  readonly refused: readonly Refusal[];
}

async function start(order: StartOrder): Promise<Started> {
  const { outcome } =
    order.kind === 'users'
      ? await request(StartMovesDocument, { input: order.input })
      : await request(DrainDocument, { input: order.input });
  switch (outcome.__typename) {
    case 'StartMovesSuccess':
      return { group: outcome.group, problem: null, refused: outcome.refused };
    case 'MovesRefused':
      return { group: null, problem: outcome.message, refused: outcome.refused };
    case 'InvalidInput': {
      const { problems, message } = outcome;
      const ownerKeys = order.kind === 'users' ? order.input.ownerKeys.map(String) : [];
      const refused = nameRefused(ownerKeys, problems);
      return { group: null, problem: problems[0]?.message ?? message, refused };
    }
    case 'NotFound':
      return { group: null, problem: outcome.message, refused: [] };
  }
}

/** Starts moves of users, or of everybody on a partition. */
export function useStartMoves() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: start,
    onSettled: () => client.invalidateQueries({ queryKey: ['moves'] }),
  });
}
