import type { AuditFieldsFragment } from '#gql';
import { graphql } from '#gql';

/** What lists show of an action of an operator. */
export const AuditFields = graphql(`
  fragment AuditFields on AuditEdge {
    cursor
    node {
      at
      accountId
      accountName
      action
      target
      details
    }
  }
`);

export type AuditEdge = AuditFieldsFragment;
