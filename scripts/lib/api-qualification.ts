import type { Api } from './api-client.ts';
import { requireOutcome, type Outcome } from './api-outcome.ts';

export type NewQualification = {
  readonly name: string;
  readonly terms: {
    readonly description: string;
    readonly requestable: boolean;
    readonly autoGrantValue?: number;
    readonly retryDelaySeconds?: number;
  };
};

type Saved = Outcome & { readonly qualificationType: { readonly id: string } };

/** The requester's qualification of that name; made when there is none. */
export async function obtainQualification(api: Api, input: NewQualification): Promise<string> {
  const { qualificationTypes } = await api.graphql<{
    qualificationTypes: { edges: { node: { id: string; name: string } }[] };
  }>('query Own { qualificationTypes(first: 200) { edges { node { id name } } } }');
  const present = qualificationTypes.edges.find(({ node }) => node.name === input.name);
  if (present !== undefined) return present.node.id;
  const { createQualificationType: outcome } = await api.graphql<{
    createQualificationType: Outcome;
  }>(
    `mutation Make($input: CreateQualificationTypeInput!) {
      createQualificationType(input: $input) {
        __typename
        ... on SaveQualificationTypeSuccess { qualificationType { id } }
        ... on UserError { message }
      }
    }`,
    { input },
  );
  return requireOutcome<Saved>(outcome, 'SaveQualificationTypeSuccess').qualificationType.id;
}

export async function grantQualification(
  api: Api,
  qualificationTypeId: string,
  performerId: string,
  value: number,
): Promise<void> {
  const { grantQualifications } = await api.graphql<{ grantQualifications: Outcome }>(
    `mutation Grant($input: GrantQualificationsInput!) {
      grantQualifications(input: $input) { __typename ... on UserError { message } }
    }`,
    { input: { qualificationTypeId, grants: [{ performerId, value }] } },
  );
  requireOutcome(grantQualifications, 'ChangeQualificationsSuccess');
}

/** Asks for a qualification, unless it was asked for or is held. */
export async function requestQualification(
  api: Api,
  qualificationTypeId: string,
  note: string,
): Promise<void> {
  const { requestQualification: outcome } = await api.graphql<{ requestQualification: Outcome }>(
    `mutation Ask($input: RequestQualificationInput!) {
      requestQualification(input: $input) { __typename ... on UserError { message } }
    }`,
    { input: { qualificationTypeId, note } },
  );
  if (outcome.__typename === 'WrongState') return;
  requireOutcome(outcome, 'RequestQualificationSuccess');
}

/** Id of the performer as requesters see it. */
export async function readPerformerId(api: Api): Promise<string> {
  const { myself } = await api.graphql<{ myself: { id: string } }>('query Me { myself { id } }');
  return myself.id;
}
