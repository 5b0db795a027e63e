import { newId, ownerOf } from '@exchange/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  qualificationOperations as ask,
  type Outcome,
} from './support/qualification-operations.ts';
import { openWorld, type World } from './support/world.ts';

describe('a request for a qualification', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  let qualificationId = '';
  let requester = '';

  beforeEach(async () => {
    world = await openWorld();
    viewer = await world.addPerformer();
    const first = world.addType();
    requester = ownerOf(first) ?? '';
    qualificationId = newId('qualification', requester, world.clock);
  });
  afterEach(() => world.close());

  const one = async (source: string, variables: Record<string, unknown> = {}) => {
    const answer = await world.ask(viewer, source, variables);
    expect(answer.messages).toEqual([]);
    return Object.values(answer.data ?? {})[0] as unknown;
  };
  const request = async () =>
    (await one(ask.request, { id: qualificationId, note: 'I can.' })) as Outcome;
  const tell = (kind: string, payload: object) =>
    world.module.handlers.deliver?.(
      {
        partitionId: 'p1',
        messages: [{ id: `${kind}:${Math.random()}`, to: viewer.performer, kind, payload }],
      },
      { requestId: 'test', caller: 'node-of-r1' },
    );

  it('is sent once and waits', async () => {
    expect(await request()).toMatchObject({ request: { status: 'OPEN' } });
    expect(await request()).toMatchObject({ __typename: 'WrongState', state: 'OPEN' });
    await world.run('relay-outbox');
    expect(world.cluster.sent).toMatchObject([
      {
        to: requester,
        kind: 'qualification.requested',
        payload: { qualificationId, performerKey: viewer.performer, note: 'I can.' },
      },
    ]);
  });

  it('ends when it is granted, refused or withdrawn', async () => {
    const id = (await request()).request?.id ?? '';
    const retryAt = new Date(world.clock.now().getTime() + 60_000);
    await tell('qualification.refused', {
      requestId: id,
      qualificationId,
      reason: 'Train first.',
      refusedAt: world.clock.now(),
      retryAt,
    });
    expect(await one(ask.sent)).toMatchObject([{ status: 'REFUSED', reason: 'Train first.' }]);
    expect(await request()).toMatchObject({ __typename: 'WrongState', state: 'REFUSED' });
    world.clock.advance(60_001);
    const second = (await request()).request?.id ?? '';
    expect(await one(ask.withdraw, { id: second })).toMatchObject({
      request: { status: 'WITHDRAWN' },
    });
    expect(await one(ask.withdraw, { id: second })).toMatchObject({ __typename: 'WrongState' });
    world.clock.advance(1_000);
    await request();
    await tell('qualification.changed', {
      qualificationId,
      name: 'Reads Greek',
      value: 1,
      status: 'granted',
      reason: null,
      version: 1,
      grantedAt: world.clock.now(),
      changedAt: world.clock.now(),
    });
    expect(await one(ask.sent)).toMatchObject([{ status: 'GRANTED' }, {}, {}]);
    expect(await request()).toMatchObject({ __typename: 'WrongState', state: 'HELD' });
  });

  it('is suggested for work that asks for it, but not for work that must not be found', async () => {
    const rule = {
      kind: 'qualification',
      id: qualificationId,
      name: 'Reads Greek',
      comparator: 'Exists',
      values: [],
    };
    const criteria = (guards: string) => ({ version: 1, requirements: [{ guards, rule }] });
    world.addType({
      requesterKey: requester,
      tasks: 5,
      rewardMinor: 30,
      criteria: criteria('accept'),
    });
    world.addType({ requesterKey: requester, tasks: 4, criteria: criteria('preview') });
    world.addType({ requesterKey: requester, tasks: 9, criteria: criteria('discover') });
    expect(await one(ask.needed)).toMatchObject([
      { id: qualificationId, name: 'Reads Greek', kinds: 2, slots: 9, bestReward: { minor: 30 } },
    ]);
  });
});
