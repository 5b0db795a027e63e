import type { BatchFieldsFragment } from '#gql';
import { graphql } from '#gql';

/** What lists and pages show of a batch. */
export const BatchFields = graphql(`
  fragment BatchFields on Batch {
    id
    name
    status
    assignmentsWanted
    mergeEqualRows
    priority
    deadlineAt
    closesAt
    endedBy
    createdAt
    publishedAt
    finishedAt
    type {
      id
      title
      reward {
        minor
        currency
      }
      fee {
        minor
        currency
      }
    }
    upload {
      rowsReceived
      rowsBad
      tasks
      tasksPublished
    }
    progress {
      tasks
      wanted
      available
      leased
      done
      cancelled
      toReview
      approved
      rejected
      surplus
    }
    spent {
      minor
      currency
    }
    reserved {
      minor
      currency
    }
    cost {
      minor
      currency
    }
    meanWorkSeconds
    hourlyRate {
      minor
      currency
    }
    expectedDone {
      at
      earliestAt
      latestAt
    }
  }
`);

export type BatchSummary = BatchFieldsFragment;
