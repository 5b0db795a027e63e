import { graphql } from '#gql';

/** What pages show of a batch's extra answers: how they are asked for, and how that stands. */
export const ExtraAnswersFields = graphql(`
  fragment ExtraAnswersFields on ExtraAnswers {
    most
    confidence
    field
    asked
    unsure
    status
    cost {
      minor
      currency
    }
    budget {
      minor
      currency
    }
  }
`);
