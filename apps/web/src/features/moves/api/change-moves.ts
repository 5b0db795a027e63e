import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const PauseDocument = graphql(`
  mutation PauseMoves($input: ChangeMovesInput!) {
    outcome: pauseMoves(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ChangeMovesSuccess {
        unchanged {
          message
        }
      }
    }
  }
`);
const ResumeDocument = graphql(`
  mutation ResumeMoves($input: ChangeMovesInput!) {
    outcome: resumeMoves(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ChangeMovesSuccess {
        unchanged {
          message
        }
      }
    }
  }
`);
const CancelDocument = graphql(`
  mutation CancelMoves($input: ChangeMovesInput!) {
    outcome: cancelMoves(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ChangeMovesSuccess {
        unchanged {
          message
        }
      }
    }
  }
`);
const ShortenDocument = graphql(`
  mutation ShortenMoveKeep($input: ShortenMoveKeepInput!) {
    outcome: shortenMoveKeep(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ChangeMovesSuccess {
        unchanged {
          message
        }
      }
    }
  }
`);
const TakeBackDocument = graphql(`
  mutation TakeBackMoves($input: ChangeMovesInput!) {
    outcome: takeBackMoves(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on StartMovesSuccess {
        refused {
          message
        }
      }
      ... on MovesRefused {
        refused {
          message
        }
      }
    }
  }
`);
const ReopenDocument = graphql(`
  mutation ReopenPartition($input: ReopenPartitionInput!) {
    outcome: reopenPartition(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const RetireDocument = graphql(`
  mutation RetirePartition($input: RetirePartitionInput!) {
    outcome: retirePartition(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

/** These moves, or all of a group. */
export type Target = { readonly moveIds: string[] } | { readonly groupId: string };

export type MoveChange =
  | { readonly kind: 'pause' | 'resume' | 'cancel' | 'take-back'; readonly target: Target }
  | { readonly kind: 'shorten'; readonly target: Target; readonly keepSeconds: number }
  | { readonly kind: 'reopen' | 'retire'; readonly partitionId: string };

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly unchanged?: readonly { readonly message: string }[];
  readonly refused?: readonly { readonly message: string }[];
}

function send(change: MoveChange): Promise<{ readonly outcome: Outcome }> {
  switch (change.kind) {
    case 'pause':
      return request(PauseDocument, { input: change.target });
    case 'resume':
      return request(ResumeDocument, { input: change.target });
    case 'cancel':
      return request(CancelDocument, { input: change.target });
    case 'take-back':
      return request(TakeBackDocument, { input: change.target });
    case 'shorten':
      return request(ShortenDocument, {
        input: { ...change.target, keepSeconds: change.keepSeconds },
      });
    case 'retire':
      return request(RetireDocument, { input: { partitionId: change.partitionId } });
    case 'reopen':
      return request(ReopenDocument, { input: { partitionId: change.partitionId } });
  }
}

/** Why it was not done, or not for all; null when it was. */
function problemOf({ message, unchanged = [], refused = [] }: Outcome): string | null {
  const [first, ...more] = [...unchanged, ...refused];
  if (first === undefined) return message ?? null;
  return more.length === 0
    ? first.message
    : `${first.message} ${more.length} more were not changed.`;
}

/** One change of moves; gives the problem, or null. */
export function useChangeMoves() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: MoveChange) => send(change).then(({ outcome }) => problemOf(outcome)),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['moves'] });
      await client.invalidateQueries({ queryKey: ['cluster'] });
    },
  });
}
