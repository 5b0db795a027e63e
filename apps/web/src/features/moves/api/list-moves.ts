import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { MoveState } from '#gql';
import { graphql, withFragments } from '#gql';
import { nextCursor } from '#lib/flatten-pages.ts';
import { request } from '#lib/graphql/request.ts';
import { isUnderWay } from '../logic/move-tabs.ts';
import { MoveFields } from './move-fields.ts';

const MovesDocument = withFragments(
  graphql(`
    query Moves(
      $after: String
      $state: [MoveState!]
      $ownerKey: ID
      $groupId: ID
      $partitionId: ID
    ) {
      cluster {
        moves(
          first: 50
          after: $after
          state: $state
          ownerKey: $ownerKey
          groupId: $groupId
          partitionId: $partitionId
        ) {
          totalCount
          edges {
            node {
              ...MoveFields
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `),
  MoveFields,
);

interface MovesFilter {
  readonly state: readonly MoveState[];
  readonly ownerKey: string | null;
  readonly groupId: string | null;
  readonly partitionId: string | null;
}

const busyMs = 2_000;
const calmMs = 15_000;

/** Moves of users, newest first. While one is under way it is looked at every other second. */
export function movesOptions(filter: MovesFilter) {
  return infiniteQueryOptions({
    queryKey: ['moves', 'list', filter],
    queryFn: ({ pageParam }) =>
      request(MovesDocument, { ...filter, state: [...filter.state], after: pageParam }).then(
        ({ cluster }) => cluster.moves,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: nextCursor,
    placeholderData: keepPreviousData,
    meta: { topics: ['moves', 'cluster'] },
    refetchInterval: ({ state: { data } }) => {
      const moves = data?.pages.flatMap(({ edges }) => edges) ?? [];
      return moves.some(({ node }) => isUnderWay(node.state)) ? busyMs : calmMs;
    },
  });
}
