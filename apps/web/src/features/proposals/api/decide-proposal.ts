import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RunAssessmentDocument = graphql(`
  mutation RunAssessment {
    outcome: runAssessment {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

const ApproveDocument = graphql(`
  mutation ApproveProposal($id: ID!) {
    outcome: approveProposal(input: { id: $id }) {
      __typename
      ... on UserError {
        message
      }
      ... on ApproveProposalSuccess {
        group {
          id
        }
        refused {
          message
        }
      }
    }
  }
`);

const DismissDocument = graphql(`
  mutation DismissProposal($id: ID!) {
    outcome: dismissProposal(input: { id: $id }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

export type ProposalAct =
  | { readonly kind: 'assess' }
  | { readonly kind: 'approve'; readonly id: string }
  | { readonly kind: 'dismiss'; readonly id: string };

export interface Acted {
  /** Why it was not done, or not for all; null when it was. */
  readonly problem: string | null;
  /** The moves that were started. */
  readonly groupId: string | null;
}

async function act(wanted: ProposalAct): Promise<Acted> {
  if (wanted.kind === 'approve') {
    const { outcome } = await request(ApproveDocument, { id: wanted.id });
    if (outcome.__typename !== 'ApproveProposalSuccess') {
      return { problem: outcome.message, groupId: null };
    }
    const [first] = outcome.refused;
    return { problem: first?.message ?? null, groupId: outcome.group.id };
  }
  const { outcome } =
    wanted.kind === 'assess'
      ? await request(RunAssessmentDocument)
      : await request(DismissDocument, { id: wanted.id });
  return { problem: 'message' in outcome ? outcome.message : null, groupId: null };
}

/** Judges anew, or decides about a proposal. */
export function useDecideProposal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['proposals'] });
      await client.invalidateQueries({ queryKey: ['moves'] });
    },
  });
}
