import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SentRequestsQuery } from '#gql';
import { graphql } from '#gql';
import { request } from '../graphql/request.ts';
import { showProblem } from '../show-problem.ts';

const NeededDocument = graphql(`
  query NeededQualifications {
    neededQualifications {
      id
      name
      requesterName
      kinds
      slots
      bestReward {
        minor
        currency
      }
      qualificationType {
        id
        description
        requestable
        automatic
      }
    }
  }
`);

const SentDocument = graphql(`
  query SentRequests {
    sentQualificationRequests {
      id
      qualificationId
      status
      note
      reason
      requestedAt
      endedAt
      retryAt
      qualificationType {
        id
        name
      }
    }
  }
`);

const AskDocument = graphql(`
  mutation RequestQualification($input: RequestQualificationInput!) {
    requestQualification(input: $input) {
      __typename
      ... on RequestQualificationSuccess {
        request {
          id
          status
        }
      }
      ... on InvalidInput {
        message
      }
      ... on NotFound {
        message
      }
      ... on WrongState {
        message
      }
    }
  }
`);

const WithdrawDocument = graphql(`
  mutation WithdrawRequest($id: ID!) {
    withdrawQualificationRequest(input: { id: $id }) {
      __typename
      ... on WithdrawQualificationRequestSuccess {
        request {
          id
          status
        }
      }
      ... on NotFound {
        message
      }
      ... on WrongState {
        message
      }
    }
  }
`);

export type SentRequest = SentRequestsQuery['sentQualificationRequests'][number];

/** Qualifications that work asks for now and the performer does not hold. */
export function neededOptions() {
  return queryOptions({
    queryKey: ['qualifications', 'needed'],
    queryFn: () => request(NeededDocument).then(({ neededQualifications }) => neededQualifications),
    meta: { topics: ['qualifications', 'feed'] },
  });
}

export function sentRequestsOptions() {
  return queryOptions({
    queryKey: ['qualifications', 'sent'],
    queryFn: () =>
      request(SentDocument).then(({ sentQualificationRequests }) => sentQualificationRequests),
    meta: { topics: ['qualifications'] },
  });
}

/** Asks for a qualification; says in a corner when that cannot be. */
export function useAskQualification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: { readonly qualificationTypeId: string; readonly note: string }) => {
      const { requestQualification: answer } = await request(AskDocument, { input });
      if (answer.__typename !== 'RequestQualificationSuccess') {
        showProblem('It could not be asked for', answer.message);
      }
    },
    onError: (error) => showProblem('It could not be asked for', error),
    onSettled: () => client.invalidateQueries({ queryKey: ['qualifications'] }),
  });
}

export function useWithdrawRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      const { withdrawQualificationRequest: answer } = await request(WithdrawDocument, { id });
      if (answer.__typename !== 'WithdrawQualificationRequestSuccess') {
        showProblem('It could not be withdrawn', answer.message);
      }
    },
    onError: (error) => showProblem('It could not be withdrawn', error),
    onSettled: () => client.invalidateQueries({ queryKey: ['qualifications'] }),
  });
}
