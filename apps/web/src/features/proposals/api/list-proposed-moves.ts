import { queryOptions } from '@tanstack/react-query';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const ProposedMovesDocument = graphql(`
  query ProposedMoves($id: ID!) {
    cluster {
      proposal(id: $id) {
        id
        moves(first: 200) {
          ownerKey
          from
          to
        }
      }
    }
  }
`);

/** Whom a proposal moves, at most 200 of them. */
export function proposedMovesOptions(id: string) {
  return queryOptions({
    queryKey: ['proposals', 'moves', id],
    queryFn: () =>
      request(ProposedMovesDocument, { id }).then(({ cluster }) => cluster.proposal?.moves ?? []),
    staleTime: 60_000,
  });
}
