import { newId, ownerOf, userId } from '@exchange/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  qualificationOperations as ask,
  type Outcome,
} from './support/qualification-operations.ts';
import { openWorld, type World } from './support/world.ts';

interface Entry {
  readonly typeId: string;
  readonly requirements: readonly { readonly text: string; readonly met: boolean }[];
  readonly lock: { readonly code: string; readonly message: string } | null;
}

describe('criteria of work', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  let requester = '';
  let qualificationId = '';
  let sent = 0;

  beforeEach(async () => {
    world = await openWorld({ queueLimit: 20 });
    viewer = await world.addPerformer();
    requester = ownerOf(world.addType({ title: 'Open to all' })) ?? '';
    qualificationId = newId('qualification', requester, world.clock);
  });
  afterEach(() => world.close());

  const one = async (source: string, variables: Record<string, unknown> = {}, by = viewer) => {
    const answer = await world.ask(by, source, variables);
    expect(answer.messages).toEqual([]);
    return Object.values(answer.data ?? {})[0] as unknown;
  };
  const outcome = async (source: string, variables: Record<string, unknown> = {}, by = viewer) =>
    (await one(source, variables, by)) as Outcome;
  const entries = async (filter = {}): Promise<Entry[]> => {
    const feed = (await one(ask.feed, { filter })) as { edges: { node: Entry }[] };
    return feed.edges.map(({ node }) => node);
  };
  const entryOf = async (typeId: string) =>
    (await entries()).find((entry) => entry.typeId === typeId);

  async function tell(kind: string, payload: object, caller = 'node-of-r1', to = viewer.performer) {
    const message = { id: `said:${(sent += 1)}`, to, kind, payload };
    const call = { partitionId: 'p1', messages: [message] };
    return world.module.handlers.deliver?.(call, { requestId: 'test', caller });
  }
  const give = (value: number, version: number, status = 'granted') =>
    tell('qualification.changed', {
      qualificationId,
      name: 'Reads Greek',
      value,
      status,
      reason: null,
      version,
      grantedAt: world.clock.now(),
      changedAt: world.clock.now(),
    });
  const block = (active: boolean, version: number) =>
    tell('performer.blocked', {
      requesterKey: requester,
      requesterName: 'Acme Research',
      active,
      reason: 'Random answers.',
      version,
      changedAt: world.clock.now(),
    });
  const asking = (rule: object, guards = 'accept') => ({
    version: 1,
    requirements: [{ guards, rule }],
  });
  const readsGreek = () => ({
    kind: 'qualification',
    id: qualificationId,
    name: 'Reads Greek',
    comparator: 'GreaterThanOrEqualTo',
    values: [80],
  });
  const addType = (criteria: Record<string, unknown>) =>
    world.addType({ requesterKey: requester, criteria });

  it('keep from accepting what lies near, and say what is missing', async () => {
    const typeId = addType(asking(readsGreek()));
    const able = await world.addPerformer();
    await tell(
      'qualification.changed',
      {
        qualificationId,
        name: 'Reads Greek',
        value: 99,
        status: 'granted',
        reason: null,
        version: 1,
        grantedAt: world.clock.now(),
        changedAt: world.clock.now(),
      },
      'node-of-r1',
      able.performer,
    );
    await world.maintain();
    const refused = await outcome(ask.accept, { typeId });
    expect(refused).toMatchObject({
      __typename: 'NotQualified',
      code: 'not-qualified',
      missing: [
        {
          code: 'qualification',
          message: '“Reads Greek” at least 80 is needed; you do not hold it yet.',
          qualificationType: { id: qualificationId },
          held: null,
        },
      ],
    });
    expect(await world.rows('select 1 from assignments')).toEqual([]);
    expect(await outcome(ask.accept, { typeId }, able)).toMatchObject({
      __typename: 'AcceptTaskSuccess',
      assignment: { local: true },
    });
    await give(79, 1);
    expect((await outcome(ask.accept, { typeId })).message).toContain('yours is 79');
    await give(80, 2);
    expect((await outcome(ask.accept, { typeId })).__typename).toBe('AcceptTaskSuccess');
    await give(80, 3, 'revoked');
    expect((await outcome(ask.accept, { typeId })).__typename).toBe('NotQualified');
  });

  it('keep from accepting what is elsewhere before anybody is asked for it', async () => {
    const typeId = addType(asking(readsGreek()));
    expect((await outcome(ask.accept, { typeId })).__typename).toBe('NotQualified');
    expect(world.cluster.calls).toEqual([]);
    await give(90, 1);
    expect(await outcome(ask.accept, { typeId })).toMatchObject({
      __typename: 'AcceptTaskSuccess',
      assignment: { local: false },
    });
  });

  it('bring nothing near that nobody of the group may do, and give it back when that changes', async () => {
    const typeId = addType(asking(readsGreek()));
    await world.maintain();
    const stock = () =>
      world.rows<{ free: number }>(
        'select coalesce(sum(free), 0)::int as free from stock_items where type_id = $1',
        [typeId],
      );
    expect(await stock()).toEqual([{ free: 0 }]);
    await give(90, 1);
    await world.maintain();
    expect((await stock())[0]?.free).toBeGreaterThan(0);
    await give(10, 2);
    await world.maintain();
    expect(await stock()).toEqual([{ free: 0 }]);
  });

  it('are shown in the feed with what is met, and can be left out of it', async () => {
    const typeId = addType(asking(readsGreek()));
    expect(await entryOf(typeId)).toMatchObject({
      requirements: [{ text: '“Reads Greek” at least 80', met: false }],
      lock: { code: 'not-qualified' },
    });
    expect((await entries({ qualifiedOnly: true })).map((entry) => entry.typeId)).not.toContain(
      typeId,
    );
    await give(90, 1);
    expect(await entryOf(typeId)).toMatchObject({ requirements: [{ met: true }], lock: null });
  });

  it('that guard the preview hide instructions, and those that guard finding hide the work', async () => {
    const closed = addType(asking(readsGreek(), 'preview'));
    const secret = addType(asking(readsGreek(), 'discover'));
    expect(await one(ask.preview, { typeId: closed })).toMatchObject({
      instructions: null,
      form: null,
      sampleInput: null,
      entry: { lock: { code: 'not-qualified' } },
    });
    expect(await one(ask.preview, { typeId: secret })).toBeNull();
    expect(await entryOf(secret)).toBeUndefined();
    await give(90, 1);
    expect(await one(ask.preview, { typeId: closed })).toMatchObject({
      instructions: 'Read it, then choose.',
    });
    expect(await entryOf(secret)).toBeDefined();
  });

  it('lease nothing for a look by somebody who could not accept', async () => {
    const typeId = addType(asking(readsGreek()));
    expect(await one(ask.preview, { typeId })).toMatchObject({ instructions: null });
    expect(world.cluster.calls).toEqual([]);
  });

  it('take place and device as the performer last said', async () => {
    const place = addType(asking({ kind: 'area', comparator: 'In', places: ['DE'] }));
    const camera = addType(
      asking({ kind: 'device', needs: ['camera'], minScreenLong: 0, minScreenShort: 0 }),
    );
    for (const typeId of [place, camera]) {
      expect((await outcome(ask.accept, { typeId })).__typename).toBe('NotQualified');
    }
    await one(ask.area, { input: { country: 'DE', latitude: 53.5511, longitude: 9.9937 } });
    const device = { capabilities: ['camera', 'touch'], screenWidth: 390, screenHeight: 844 };
    await one(ask.device, { input: device });
    for (const typeId of [place, camera]) {
      expect((await outcome(ask.accept, { typeId })).__typename).toBe('AcceptTaskSuccess');
    }
    expect(await one(ask.profile)).toMatchObject({
      area: { country: 'DE', subdivision: null, latitude: 53.55, longitude: 9.99 },
      device: { capabilities: ['camera', 'touch'], screenWidth: 390 },
    });
  });

  it('let an open feed be asked again only when a device changes what can be accepted', async () => {
    const device = { capabilities: ['touch'], screenWidth: 390, screenHeight: 844 };
    const topicsOf = async (input: object) => {
      world.cluster.notified.length = 0;
      await one(ask.device, { input });
      return world.cluster.notified.flatMap(({ topics }) => topics);
    };
    addType(asking({ kind: 'device', needs: ['camera'], minScreenLong: 0, minScreenShort: 0 }));
    expect(await topicsOf(device)).toEqual(['profile']);
    expect(await topicsOf({ ...device, capabilities: ['camera', 'touch'] })).toEqual([
      'feed',
      'profile',
    ]);
  });

  it('ask for the track record that the exchange keeps', async () => {
    const rule = {
      kind: 'qualification',
      id: 'system:member-days',
      name: 'Days as a performer',
      comparator: 'GreaterThanOrEqualTo',
      values: [2],
    };
    const typeId = addType(asking(rule));
    expect((await outcome(ask.accept, { typeId })).message).toContain('yours is 0');
    world.clock.advance(2 * 86_400_000);
    expect((await outcome(ask.accept, { typeId })).__typename).toBe('AcceptTaskSuccess');
    expect(await one(ask.profile)).toMatchObject({
      systemQualifications: [
        { id: 'system:approval-rate', value: null },
        { value: 0 },
        { value: 0 },
        { value: 2 },
      ],
    });
  });

  it('let nobody have work of who blocked them, near or far, until the block is lifted', async () => {
    const typeId = addType({});
    await world.maintain();
    await block(true, 1);
    expect(await outcome(ask.accept, { typeId })).toMatchObject({
      __typename: 'NotQualified',
      missing: [{ code: 'blocked', message: expect.stringContaining('Random answers.') }],
    });
    expect((await entryOf(typeId))?.lock?.code).toBe('blocked');
    expect(await one(ask.preview, { typeId })).toMatchObject({ instructions: null });
    expect(await one(ask.blocks)).toMatchObject([
      { requesterId: userId(requester), requesterName: 'Acme Research' },
    ]);
    await world.maintain();
    expect(await world.rows('select 1 from stock_items where free > 0')).toEqual([]);
    await block(false, 2);
    expect((await outcome(ask.accept, { typeId })).__typename).toBe('AcceptTaskSuccess');
  });

  it('change by the latest word of the requester, whatever comes late or from others', async () => {
    await give(90, 2);
    await give(10, 1);
    expect(await one(ask.held)).toMatchObject([{ value: 90, status: 'GRANTED' }]);
    const forged = await tell(
      'qualification.changed',
      {
        qualificationId,
        name: 'Reads Greek',
        value: 1,
        status: 'revoked',
        reason: null,
        version: 9,
        grantedAt: world.clock.now(),
        changedAt: world.clock.now(),
      },
      'node-of-r2',
    );
    expect(forged?.failed[0]?.error).toMatch(/^FORBIDDEN/);
    expect(await one(ask.held)).toMatchObject([{ value: 90 }]);
  });
});
