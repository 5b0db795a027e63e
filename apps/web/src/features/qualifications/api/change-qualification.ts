import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  BlockPerformerInput,
  CreateQualificationTypeInput,
  GrantQualificationsInput,
  RefuseQualificationRequestsInput,
  RevokeQualificationsInput,
  UpdateQualificationTypeInput,
} from '#gql';
import { graphql } from '#gql';
import { request } from '#lib/graphql/request.ts';

const CreateDocument = graphql(`
  mutation CreateQualification($input: CreateQualificationTypeInput!) {
    outcome: createQualificationType(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const UpdateDocument = graphql(`
  mutation UpdateQualification($input: UpdateQualificationTypeInput!) {
    outcome: updateQualificationType(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on InvalidInput {
        problems {
          path
          message
        }
      }
    }
  }
`);
const RetireDocument = graphql(`
  mutation RetireQualification($id: ID!) {
    outcome: retireQualificationType(input: { id: $id }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const GrantDocument = graphql(`
  mutation GrantQualifications($input: GrantQualificationsInput!) {
    outcome: grantQualifications(input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on InvalidInput {
        problems {
          path
          message
        }
      }
    }
  }
`);
const RevokeDocument = graphql(`
  mutation RevokeQualifications($input: RevokeQualificationsInput!) {
    outcome: revokeQualifications(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const GrantRequestDocument = graphql(`
  mutation GrantRequests($ids: [ID!]!, $value: Int!) {
    outcome: grantQualificationRequests(input: { ids: $ids, value: $value }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const RefuseRequestDocument = graphql(`
  mutation RefuseRequests($input: RefuseQualificationRequestsInput!) {
    outcome: refuseQualificationRequests(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const BlockDocument = graphql(`
  mutation BlockPerformer($input: BlockPerformerInput!) {
    outcome: blockPerformer(input: $input) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);
const UnblockDocument = graphql(`
  mutation UnblockPerformer($performerId: ID!) {
    outcome: unblockPerformer(input: { performerId: $performerId }) {
      __typename
      ... on UserError {
        message
      }
    }
  }
`);

export type QualificationChange =
  | { readonly kind: 'create'; readonly input: CreateQualificationTypeInput }
  | { readonly kind: 'update'; readonly input: UpdateQualificationTypeInput }
  | { readonly kind: 'retire'; readonly id: string }
  | { readonly kind: 'grant'; readonly input: GrantQualificationsInput }
  | { readonly kind: 'revoke'; readonly input: RevokeQualificationsInput }
  | { readonly kind: 'grant-request'; readonly id: string; readonly value: number }
  | { readonly kind: 'refuse-request'; readonly input: RefuseQualificationRequestsInput }
  | { readonly kind: 'block'; readonly input: BlockPerformerInput }
  | { readonly kind: 'unblock'; readonly performerId: string };

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

async function send(change: QualificationChange): Promise<{ readonly outcome: Outcome }> {
  switch (change.kind) {
    case 'create':
      return request(CreateDocument, { input: change.input });
    case 'update':
      return request(UpdateDocument, { input: change.input });
    case 'retire':
      return request(RetireDocument, { id: change.id });
    case 'grant':
      return request(GrantDocument, { input: change.input });
    case 'revoke':
      return request(RevokeDocument, { input: change.input });
    case 'grant-request':
      return request(GrantRequestDocument, { ids: [change.id], value: change.value });
    case 'refuse-request':
      return request(RefuseRequestDocument, { input: change.input });
    case 'block':
      return request(BlockDocument, { input: change.input });
    case 'unblock':
      return request(UnblockDocument, { performerId: change.performerId });
  }
}

/** Why it was not done; null when it was. */
function problemOf({ __typename, message, problems = [] }: Outcome): string | null {
  if (__typename.endsWith('Success')) return null;
  const [first] = problems;
  return first === undefined
    ? (message ?? 'It could not be done.')
    : `${first.path}: ${first.message}`;
}

/** One change of qualifications, requests or blocks; gives the problem, or null. */
export function useChangeQualification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: QualificationChange) =>
      send(change).then(({ outcome }) => problemOf(outcome)),
    onSettled: () => client.invalidateQueries({ queryKey: ['own-qualifications'] }),
  });
}
