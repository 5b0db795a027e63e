import type { PartitionFieldsFragment } from '#gql';
import { graphql } from '#gql';

/** What the operator's pages show of a partition. */
export const PartitionFields = graphql(`
  fragment PartitionFields on ClusterPartition {
    id
    role
    nodeId
    users
    serviceClass
    statsAt
    openTasks
    slotsAvailable
    slotsLeased
    target
    localShare
    outboxDepth
    outboxOldestSeconds
    outboxPerMinute
    staleLeases
    parked
    accepting
  }
`);

export type Partition = PartitionFieldsFragment;
