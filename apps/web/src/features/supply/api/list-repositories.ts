import { queryOptions } from '@tanstack/react-query';
import type { RepositoriesQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const RepositoriesDocument = graphql(`
  query Repositories {
    cluster {
      nodes {
        id
        state
      }
      repositories(types: 100) {
        id
        feeds
        partitionId
        nodeId
        isLive
        at
        target
        stock
        onTheWay
        inHand
        goingBack
        expectedPerHour
        lastHour {
          accepts
          local
          share
        }
        lastDay {
          accepts
          local
          share
        }
        online
        recent
        plannedAt
        typesInAll
        categories {
          category
          target
          stock
          inHand
          acceptsLastHour
        }
        types {
          typeId
          title
          category
          target
          stock
          onTheWay
          inHand
          difference
          standing
          expectedPerHour
          lastHour {
            accepts
          }
          lastDay {
            accepts
            share
          }
          why
        }
      }
    }
  }
`);

export type Repository = RepositoriesQuery['cluster']['repositories'][number];

/** Every repository as its node tells it now. */
export function repositoriesOptions() {
  return queryOptions({
    queryKey: ['supply', 'repositories'],
    queryFn: () => request(RepositoriesDocument).then((data) => data.cluster),
    meta: { topics: ['supply', 'cluster'] },
    // Accepts draw stock down without any event.
    refetchInterval: 10_000,
  });
}
