import type { MessageKind } from '@exchange/cluster';
import { newId, newOwnerKey, userId } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideRequest } from '../src/domain/decide-request.ts';
import { createQualification, createType, openBatch, requestQualification } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { openTestNode, terms } from './support.ts';

interface Message {
  readonly recipient: string;
  readonly kind: MessageKind;
  readonly payload: Record<string, unknown>;
}

const change = '... on ChangeQualificationsSuccess { changed }';
const answer = '... on AnswerQualificationRequestsSuccess { changed }';
const counted: Readonly<Record<string, string>> = {
  grantQualifications: change,
  revokeQualifications: change,
  grantQualificationRequests: answer,
  refuseQualificationRequests: answer,
};

describe('qualifications of a requester', () => {
  let node: TestNode;
  let owner: Requester;
  let performer: string;
  let qualificationId: string;
  let count = 0;

  beforeAll(async () => {
    node = await openTestNode();
    owner = await node.addRequester(10_000);
  });
  afterAll(() => node.close());
  beforeEach(async () => {
    performer = newOwnerKey('performer', node.random);
    qualificationId = await createQualification(owner, `Reads Greek ${(count += 1)}`, {
      retryDelaySeconds: 3_600,
    });
  });

  const messages = (kind: MessageKind) =>
    node.partition.query<Message>(
      {
        name: 'test-outbox',
        text: 'select recipient, kind, payload from outbox where recipient = $1 and kind = $2 order by id',
      },
      [performer, kind],
    );
  const mutate = async (name: string, inputType: string, input: object) => {
    const data = await owner.ask<Record<string, { __typename: string; changed?: number }>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { __typename
        ... on UserError { message } ${counted[name] ?? ''} } }`,
      { input },
    );
    return data[name];
  };
  const grant = (value: number) =>
    mutate('grantQualifications', 'GrantQualificationsInput', {
      qualificationTypeId: qualificationId,
      grants: [{ performerId: userId(performer), value }],
    });
  const revoke = () =>
    mutate('revokeQualifications', 'RevokeQualificationsInput', {
      qualificationTypeId: qualificationId,
      performerIds: [userId(performer)],
      reason: 'It is out of date.',
    });
  const statusOf = async (requestId: string) =>
    (await node.partition.db.qualificationRequest.findUnique({ where: { id: requestId } }))?.status;

  it('reach the performer once for each change, in numbered order', async () => {
    expect(await grant(80)).toMatchObject({ changed: 1 });
    expect(await grant(80)).toMatchObject({ changed: 0 });
    expect(await grant(90)).toMatchObject({ changed: 1 });
    expect(await revoke()).toMatchObject({ changed: 1 });
    expect(await revoke()).toMatchObject({ changed: 0 });
    expect((await messages('qualification.changed')).map(({ payload }) => payload)).toMatchObject([
      { value: 80, status: 'granted', version: 1 },
      { value: 90, status: 'granted', version: 2 },
      { value: 90, status: 'revoked', version: 3, reason: 'It is out of date.' },
    ]);
  });

  it('are shown with their holders, and only to their requester', async () => {
    await grant(7);
    const source = `query ($id: ID!) { qualificationType(id: $id) { name holders openRequests }
      qualificationGrants(qualificationTypeId: $id) { edges { node { performerId value status source } } } }`;
    expect(await owner.ask(source, { id: qualificationId })).toMatchObject({
      qualificationType: { holders: 1, openRequests: 0 },
      qualificationGrants: {
        edges: [
          {
            node: { performerId: userId(performer), value: 7, status: 'GRANTED', source: 'direct' },
          },
        ],
      },
    });
    const stranger = await node.addRequester();
    const seen = await node.execute(stranger.viewer, source, { id: qualificationId });
    expect(seen.data).toBeNull();
    const entity = await node.execute(
      stranger.viewer,
      `query ($r: [_Any!]!) { _entities(representations: $r) {
         ... on QualificationType { name requestable automatic holders } } }`,
      { r: [{ __typename: 'QualificationType', id: qualificationId }] },
    );
    expect(entity.data?.['_entities']).toMatchObject([{ requestable: true, holders: null }]);
    expect(entity.errors).toHaveLength(1);
  });

  it('wait for an answer when they are asked for, once each', async () => {
    const requestId = await requestQualification(node, qualificationId, performer);
    expect(await statusOf(requestId)).toBe('open');
    const list = await owner.ask(
      `{ qualificationRequests { edges { node { id note performerId qualificationType { id } } } } }`,
    );
    expect(JSON.stringify(list)).toContain(requestId);
    const input = { ids: [requestId], value: 5 };
    const answer = () =>
      mutate('grantQualificationRequests', 'GrantQualificationRequestsInput', input);
    expect(await answer()).toMatchObject({ changed: 1 });
    expect(await answer()).toMatchObject({ changed: 0 });
    expect(await messages('qualification.changed')).toMatchObject([{ payload: { value: 5 } }]);
  });

  it('are refused with a reason and the time from which they can be asked for again', async () => {
    const requestId = await requestQualification(node, qualificationId, performer);
    const input = { ids: [requestId], reason: 'Train first.' };
    await mutate('refuseQualificationRequests', 'RefuseQualificationRequestsInput', input);
    const again = await requestQualification(node, qualificationId, performer);
    expect(await statusOf(again)).toBe('refused');
    node.clock.advance(3_600_000);
    const later = await requestQualification(node, qualificationId, performer);
    expect(await statusOf(later)).toBe('open');
    const refusals = await messages('qualification.refused');
    expect(refusals.map(({ payload }) => payload['reason'])).toEqual([
      'Train first.',
      'It is too early to ask for this again.',
    ]);
    expect(refusals[0]?.payload['retryAt']).toEqual(refusals[1]?.payload['retryAt']);
  });

  it('are granted at once when they say so', async () => {
    qualificationId = await createQualification(owner, 'At once', { autoGrantValue: 42 });
    const requestId = await requestQualification(node, qualificationId, performer);
    expect(await statusOf(requestId)).toBe('granted');
    expect(await messages('qualification.changed')).toMatchObject([{ payload: { value: 42 } }]);
  });

  it('granted directly close the request that waits for them', async () => {
    const requestId = await requestQualification(node, qualificationId, performer);
    await grant(3);
    expect(await statusOf(requestId)).toBe('granted');
  });

  it('that were withdrawn before the request arrived stay so', async () => {
    qualificationId = await createQualification(owner, 'Overtaken', { autoGrantValue: 1 });
    const requestId = newId('request', performer, node.clock, node.random);
    const about = { requestId, qualificationId, performerKey: performer };
    const at = node.clock.now();
    await node.deliver([
      { to: owner.key, kind: 'qualification.withdrawn', payload: { ...about, withdrawnAt: at } },
      {
        to: owner.key,
        kind: 'qualification.requested',
        payload: { ...about, note: '', requestedAt: at },
      },
    ]);
    expect(await statusOf(requestId)).toBe('withdrawn');
    expect(await messages('qualification.changed')).toEqual([]);
  });

  it('that are put away refuse who waits, stay with who holds them and are given no more', async () => {
    const holder = newOwnerKey('performer', node.random);
    await mutate('grantQualifications', 'GrantQualificationsInput', {
      qualificationTypeId: qualificationId,
      grants: [{ performerId: userId(holder), value: 1 }],
    });
    const requestId = await requestQualification(node, qualificationId, performer);
    const input = { id: qualificationId };
    await mutate('retireQualificationType', 'RetireQualificationTypeInput', input);
    expect(await statusOf(requestId)).toBe('refused');
    expect(await messages('qualification.refused')).toMatchObject([{ payload: { retryAt: null } }]);
    expect(await grant(1)).toMatchObject({ __typename: 'WrongState' });
    const kept = await node.partition.db.qualificationGrant.findMany({
      where: { qualificationId, status: 'granted' },
    });
    expect(kept).toMatchObject([{ performerKey: holder }]);
  });

  it('ignore requests that lie about whose they are', async () => {
    const other = newOwnerKey('performer', node.random);
    const stranger = await node.addRequester();
    const at = node.clock.now();
    const about = { qualificationId, performerKey: performer, note: '', requestedAt: at };
    const { delivered, failed } = await node.deliver([
      {
        to: owner.key,
        kind: 'qualification.requested',
        payload: { ...about, requestId: newId('request', other, node.clock) },
      },
      {
        to: stranger.key,
        kind: 'qualification.requested',
        payload: { ...about, requestId: newId('request', performer, node.clock) },
      },
    ]);
    expect(delivered).toEqual([]);
    expect(failed.map(({ retryable }) => retryable)).toEqual([false, false]);
  });

  it('are named in the terms of work by what they are called, and travel with its tasks', async () => {
    const rule = {
      kind: 'qualification',
      id: qualificationId,
      name: 'Something else',
      comparator: 'GreaterThan',
      values: [5],
    };
    const criteria = { version: 1, requirements: [{ guards: 'preview', rule }] };
    const typeId = await createType(owner, { criteria });
    const { taskType } = await owner.ask<{ taskType: Record<string, unknown> }>(
      'query ($id: ID!) { taskType(id: $id) { criteria requirements } }',
      { id: typeId },
    );
    expect(taskType['requirements']).toEqual([`“Reads Greek ${count}” above 5`]);
    expect(JSON.stringify(taskType['criteria'])).not.toContain('Something else');
  });

  it('of other requesters, or put away, cannot be asked for', async () => {
    const stranger = await node.addRequester();
    const foreign = await createQualification(stranger, 'Not mine');
    await mutate('retireQualificationType', 'RetireQualificationTypeInput', {
      id: qualificationId,
    });
    for (const id of [foreign, qualificationId]) {
      const rule = { kind: 'qualification', id, comparator: 'Exists' };
      const answer = await owner.ask(
        `mutation ($input: CreateTaskTypeInput!) { createTaskType(input: $input) { __typename } }`,
        { input: { terms: { ...terms, criteria: { version: 1, requirements: [{ rule }] } } } },
      );
      expect(answer).toEqual({ createTaskType: { __typename: 'InvalidInput' } });
    }
  });

  it('aside, a blocked performer is granted nothing and told why, until the block is lifted', async () => {
    const { typeId } = await openBatch(node, owner, 3);
    const performerId = userId(performer);
    const temporary = () =>
      node.acquire({ typeId, slots: 1, kind: 'temporary', performerKey: performer });
    const block = () =>
      mutate('blockPerformer', 'BlockPerformerInput', { performerId, reason: 'Random answers.' });
    await block();
    await block();
    expect(await temporary()).toMatchObject({
      leases: [],
      shortages: [{ typeId, reason: 'blocked' }],
    });
    await mutate('unblockPerformer', 'UnblockPerformerInput', { performerId });
    expect((await temporary()).leases).toHaveLength(1);
    expect((await messages('performer.blocked')).map(({ payload }) => payload)).toMatchObject([
      { active: true, version: 1, reason: 'Random answers.', requesterName: 'Lake Survey' },
      { active: false, version: 2 },
    ]);
  });
});

describe('a request for a qualification', () => {
  const type = {
    id: 'q',
    ownerKey: 'r',
    name: 'Q',
    requestable: true,
    autoGrantValue: null,
    retryDelaySeconds: null,
    retiredAt: null,
  };
  const now = new Date('2026-05-01T12:00:00Z');
  const fresh = { held: false, endedAt: null };

  it('is refused when there is no such thing, or it cannot be asked for', () => {
    expect(decideRequest(undefined, fresh, now).kind).toBe('refused');
    expect(decideRequest({ ...type, requestable: false }, fresh, now).kind).toBe('refused');
    expect(decideRequest({ ...type, retiredAt: now }, fresh, now).kind).toBe('refused');
  });

  it('can be made once when nothing is said about another try', () => {
    expect(decideRequest(type, fresh, now)).toEqual({ kind: 'open' });
    const refused = { held: false, endedAt: new Date(0) };
    expect(decideRequest(type, refused, now)).toMatchObject({ kind: 'refused', retryAt: null });
  });

  it('of somebody who holds it changes nothing', () => {
    const earlier = { held: true, endedAt: null };
    expect(decideRequest({ ...type, retiredAt: now }, earlier, now)).toEqual({ kind: 'held' });
  });
});
