import { queryOptions } from '@tanstack/react-query';
import type { QueueQuery } from '#gql';
import { graphql } from '#gql';
import { serverClock } from '#lib/clock/server-clock.ts';
import { request } from '#lib/graphql/request.ts';

export const QueueDocument = graphql(`
  query Queue {
    queue {
      limit
      serverTime
      value {
        minor
        currency
      }
      assignments {
        id
        title
        category
        requesterName
        reward {
          minor
          currency
        }
        acceptedAt
        deadlineAt
        draftSavedAt
      }
    }
  }
`);

export type HeldAssignment = QueueQuery['queue']['assignments'][number];

/** Tasks in hand, soonest end first. */
export function queueOptions() {
  return queryOptions({
    queryKey: ['queue'],
    queryFn: async () => {
      const askedAt = performance.now();
      const { queue } = await request(QueueDocument);
      serverClock.set(queue.serverTime, performance.now() - askedAt);
      return queue;
    },
    meta: { topics: ['queue'] },
  });
}
