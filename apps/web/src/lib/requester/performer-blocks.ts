import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '../graphql/request.ts';

const BlockedIdsDocument = graphql(`
  query BlockedPerformers {
    performerBlocks(first: 200) {
      edges {
        node {
          performerId
        }
      }
    }
  }
`);

const BlockFromWorkDocument = graphql(`
  mutation BlockFromWork($input: BlockPerformerInput!) {
    outcome: blockPerformer(input: $input) {
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

const UnblockFromWorkDocument = graphql(`
  mutation UnblockFromWork($performerId: ID!) {
    outcome: unblockPerformer(input: { performerId: $performerId }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

/** Ids of the performers blocked last: enough to say so beside their work. */
export function blockedPerformersOptions() {
  return queryOptions({
    queryKey: ['own-qualifications', 'blocked-ids'],
    queryFn: () =>
      request(BlockedIdsDocument).then(
        ({ performerBlocks }) => new Set(performerBlocks.edges.map(({ node }) => node.performerId)),
      ),
    staleTime: 60_000,
    meta: { topics: ['blocks'] },
  });
}

export type BlockChange =
  | { readonly kind: 'block'; readonly performerId: string; readonly reason: string }
  | { readonly kind: 'unblock'; readonly performerId: string };

/** Gives a performer no work any more, or work again; gives the problem, or null. */
export function useBlockPerformer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: BlockChange) =>
      change.kind === 'block' ? block(change) : unblock(change),
    onSettled: () => client.invalidateQueries({ queryKey: ['own-qualifications'] }),
  });
}

async function block({ performerId, reason }: BlockChange & { readonly kind: 'block' }) {
  const input = { performerId, reason };
  const { outcome } = await request(BlockFromWorkDocument, { input });
  if (outcome.__typename === 'BlockPerformerSuccess') return null;
  const problems = outcome.__typename === 'InvalidInput' ? outcome.problems : [];
  return problems[0]?.message ?? outcome.message;
}

async function unblock({ performerId }: BlockChange): Promise<string | null> {
  const { outcome } = await request(UnblockFromWorkDocument, { performerId });
  return outcome.__typename === 'BlockPerformerSuccess' ? null : outcome.message;
}
