import type { MoveFieldsFragment } from '#gql';
import { graphql } from '#gql';

/** What lists and pages show of a move. */
export const MoveFields = graphql(`
  fragment MoveFields on UserMove {
    id
    ownerKey
    role
    displayName
    from
    to
    state
    step
    stepName
    progress
    rowsCopied
    rowsEstimated
    bytesCopied
    changesLeft
    blockedMs
    tries
    error
    retryAt
    requestedByName
    createdAt
    updatedAt
    flippedAt
    keepUntil
    takesBack
    takenBackBy
    actions
    group {
      id
      kind
      partitionId
      reason
      total
    }
  }
`);

export type Move = MoveFieldsFragment;
