import { queryOptions } from '@tanstack/react-query';
import { graphql, withFragments } from '#gql';
import { request } from '#lib/graphql/request.ts';
import { isUnderWay } from '../logic/move-tabs.ts';
import { MoveFields } from './move-fields.ts';

const MoveDocument = withFragments(
  graphql(`
    query Move($id: ID!) {
      cluster {
        move(id: $id) {
          ...MoveFields
        }
      }
    }
  `),
  MoveFields,
);

/** One move; null when there is none of this id. */
export function moveOptions(id: string) {
  return queryOptions({
    queryKey: ['moves', 'one', id],
    queryFn: () => request(MoveDocument, { id }).then(({ cluster }) => cluster.move ?? null),
    meta: { topics: ['moves', 'cluster'] },
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? 1_000 : 15_000),
  });
}
