import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { StandingQuery, UpdateAreaInput } from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const StandingDocument = graphql(`
  query Standing {
    earnings(days: 1) {
      pendingCount
    }
    myself {
      id
      standing {
        approved
        rejected
      }
      systemQualifications {
        id
        name
        description
        value
      }
      area {
        country
        subdivision
        latitude
        longitude
      }
      device {
        capabilities
        screenWidth
        screenHeight
      }
    }
    heldQualifications {
      id
      name
      value
      status
      reason
      grantedAt
      changedAt
    }
    requesterBlocks {
      requesterId
      requesterName
      reason
      changedAt
    }
  }
`);

const UpdateAreaDocument = graphql(`
  mutation UpdateArea($input: UpdateAreaInput!) {
    updateArea(input: $input) {
      __typename
      ... on UpdateProfileSuccess {
        performer {
          id
        }
      }
      ... on InvalidInput {
        message
        problems {
          path
          message
        }
      }
    }
  }
`);

export type Standing = StandingQuery;
export type Area = NonNullable<StandingQuery['myself']['area']>;

/** What requesters and the exchange know of the performer. */
export function standingOptions() {
  return queryOptions({
    queryKey: ['qualifications', 'standing'],
    queryFn: () => request(StandingDocument),
    meta: { topics: ['qualifications', 'profile', 'earnings'] },
  });
}

export function useUpdateArea() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: UpdateAreaInput) =>
      request(UpdateAreaDocument, { input }).then(({ updateArea }) => updateArea),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['qualifications'] });
      void client.invalidateQueries({ queryKey: ['feed'] });
    },
  });
}
