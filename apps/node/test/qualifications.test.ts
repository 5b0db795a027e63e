import { FakeClock } from '@exchange/kernel';
import { startExchange, type Actor, type TestExchange } from '@exchange/testkit/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as steps from './exchange-steps.ts';

describe('qualifications in a whole exchange', () => {
  let exchange: TestExchange;
  let requester: Actor;
  let performer: Actor;
  let qualificationId = '';
  let typeId = '';

  beforeAll(async () => {
    exchange = await startExchange({ clock: new FakeClock() });
    requester = exchange.as(await exchange.signUp('Ann', { roles: ['requester'] }));
    performer = exchange.as(await exchange.signUp('Ben', { roles: ['performer'] }));
    await steps.deposit(requester, 100_000);
    const { createQualificationType } = await requester.requester<{
      createQualificationType: { qualificationType: { id: string } };
    }>(
      `mutation { createQualificationType(input: { name: "Reads Greek", terms: {
         description: "A test was passed.", retryDelaySeconds: 60 } }) {
         ... on SaveQualificationTypeSuccess { qualificationType { id } } } }`,
    );
    qualificationId = createQualificationType.qualificationType.id;
    const rule = { kind: 'qualification', id: qualificationId, comparator: 'Exists' };
    const criteria = { version: 1, requirements: [{ guards: 'accept', rule }] };
    typeId = await steps.createType(requester, { ...steps.terms, criteria } as object);
    await steps.publishTask(requester, typeId, 5);
    await exchange.drain();
  }, 60_000);
  afterAll(() => exchange.stop());

  const accept = async () => {
    const { acceptTask } = await performer.performer<{
      acceptTask: { __typename: string; missing?: { code: string }[] };
    }>(
      `mutation ($typeId: ID!) { acceptTask(input: { typeId: $typeId }) { __typename
         ... on NotQualified { missing { code } } } }`,
      { typeId },
    );
    return acceptTask;
  };
  const performerId = () => `performer_${performer.user.performer ?? ''}`;

  it('are asked for, granted, used and taken back over two nodes', async () => {
    expect(await accept()).toEqual({
      __typename: 'NotQualified',
      missing: [{ code: 'qualification' }],
    });
    const asked = await performer.performer<{
      requestQualification: { __typename: string };
    }>(
      `mutation ($id: ID!) { requestQualification(input: { qualificationTypeId: $id }) { __typename } }`,
      { id: qualificationId },
    );
    expect(asked.requestQualification.__typename).toBe('RequestQualificationSuccess');
    await exchange.drain();
    const { qualificationRequests } = await requester.requester<{
      qualificationRequests: { edges: { node: { id: string; performerId: string } }[] };
    }>('{ qualificationRequests { edges { node { id performerId } } } }');
    const [request] = qualificationRequests.edges;
    expect(request?.node.performerId).toBe(performerId());
    await requester.requester(
      `mutation ($ids: [ID!]!) { grantQualificationRequests(input: { ids: $ids }) { __typename } }`,
      { ids: [request?.node.id] },
    );
    await exchange.drain();
    expect((await accept()).__typename).toBe('AcceptTaskSuccess');

    await requester.requester(
      `mutation ($id: ID!, $who: ID!) { revokeQualifications(input: {
         qualificationTypeId: $id, performerIds: [$who], reason: "It is out of date." }) { __typename } }`,
      { id: qualificationId, who: performerId() },
    );
    await exchange.drain();
    expect((await accept()).__typename).toBe('NotQualified');
  });

  it('do not help who is blocked', async () => {
    await requester.requester(
      `mutation ($id: ID!, $who: ID!) {
         grantQualifications(input: { qualificationTypeId: $id, grants: [{ performerId: $who }] }) { __typename }
         blockPerformer(input: { performerId: $who, reason: "Random answers." }) { __typename } }`,
      { id: qualificationId, who: performerId() },
    );
    await exchange.drain();
    expect(await accept()).toEqual({ __typename: 'NotQualified', missing: [{ code: 'blocked' }] });
  });
});
