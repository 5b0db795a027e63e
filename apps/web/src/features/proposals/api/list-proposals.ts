import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ProposalsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';
import type { ProposalTab } from '../proposals-search.ts';

const ProposalsDocument = graphql(`
  query Proposals($state: [ProposalState!]) {
    cluster {
      assessments(first: 1) {
        id
        trigger
        startedAt
        endedAt
        users
        error
        before {
          ...JudgementFields
        }
        after {
          ...JudgementFields
        }
      }
      proposals(first: 50, state: $state) {
        id
        state
        reason
        role
        summary
        gain
        parts {
          load
          affinity
          closeness
          hours
          cost
        }
        spread {
          before
          after
        }
        localShare {
          before
          after
        }
        localShareOfMoved {
          before
          after
        }
        closeness {
          before
          after
        }
        users
        rows
        bytes
        ways {
          from
          to
          users
        }
        createdAt
        decidedBy
        decidedAt
        group {
          id
        }
      }
    }
  }

  fragment JudgementFields on Judgement {
    fitness
    localShare
    pools {
      role
      serviceClass
      partitions
      spread
    }
  }
`);

export type Proposal = ProposalsQuery['cluster']['proposals'][number];
export type Assessment = ProposalsQuery['cluster']['assessments'][number];

const statesOf = {
  open: ['OPEN'],
  decided: ['APPROVED', 'DISMISSED', 'SUPERSEDED'],
} as const satisfies Record<ProposalTab, readonly string[]>;

/** Moves that are worth making, and the assessment that says so. */
export function proposalsOptions(tab: ProposalTab) {
  return queryOptions({
    queryKey: ['proposals', tab],
    queryFn: () =>
      request(ProposalsDocument, { state: [...statesOf[tab]] }).then(({ cluster }) => ({
        proposals: cluster.proposals,
        assessment: cluster.assessments[0] ?? null,
      })),
    placeholderData: keepPreviousData,
    meta: { topics: ['cluster', 'moves'] },
    refetchInterval: 15_000,
  });
}
