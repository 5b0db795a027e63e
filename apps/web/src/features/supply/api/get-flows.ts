import { queryOptions } from '@tanstack/react-query';
import type { SlotFlowsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';
import type { FlowWindowName } from '../supply-search.ts';

const SlotFlowsDocument = graphql(`
  query SlotFlows($window: FlowWindow!) {
    cluster {
      flows(window: $window) {
        at
        missing
        links {
          fromPartitionId
          toPartitionId
          pulled
          pushed
          single
          delivered
          returned
          expired
        }
      }
    }
  }
`);

export type SlotFlow = SlotFlowsQuery['cluster']['flows']['links'][number];

/** Slots that went between partitions in the last hour or day. */
export function flowsOptions(name: FlowWindowName) {
  const window = name === 'day' ? 'DAY' : 'HOUR';
  return queryOptions({
    queryKey: ['supply', 'flows', { window }],
    queryFn: () => request(SlotFlowsDocument, { window }).then((data) => data.cluster.flows),
    meta: { topics: ['supply', 'cluster'] },
    refetchInterval: 15_000,
  });
}
