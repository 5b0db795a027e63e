import { graphql } from '#gql';

/** What a row of the feed and the head of a preview show. */
export const FeedEntryFieldsFragment = graphql(`
  fragment FeedEntryFields on FeedEntry {
    typeId
    title
    description
    category
    requesterId
    requesterName
    reward {
      minor
      currency
    }
    timeAllowedSeconds
    autoApprovalSeconds
    slots
    localSlots
    hourlyRate {
      minor
      currency
    }
    typicalSeconds
    sampleSize
    own {
      submitted
      approved
      rejected
    }
    publishedAt
    earliestDeadlineAt
    lock {
      code
      message
    }
    hidden
  }
`);
