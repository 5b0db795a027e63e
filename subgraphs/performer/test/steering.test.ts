import type { TaskInfo } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultNodeFeedSettings } from '../src/domain/feed/feed-settings.ts';
import { decideFetch } from '../src/domain/fetch-soon.ts';
import { openWorld, operations, type World } from './support/world.ts';

interface Assignment {
  readonly id: string;
  readonly typeId: string;
  readonly local: boolean;
}

let world: World;
afterEach(() => world.close());
type Viewer = Awaited<ReturnType<World['addPerformer']>>;

async function accept(viewer: Viewer, typeId: string): Promise<Assignment> {
  const { data, messages } = await world.ask(viewer, operations.accept, { typeId });
  expect(messages).toEqual([]);
  const result = data?.['acceptTask'] as unknown as { assignment: Assignment };
  return result.assignment;
}

/** Until nothing of a type lies here any more. */
async function takeAllNear(viewer: Viewer, typeId: string): Promise<void> {
  const near = await world.rows<{ slots: number }>(
    `select slots from stock_levels where type_id = $1`,
    [typeId],
  );
  const stock = near[0]?.slots ?? 0;
  expect(stock).toBeGreaterThan(0);
  for (let taken = 0; taken < stock; taken += 1) await accept(viewer, typeId);
}

describe('an accept of what lies only far', () => {
  const acquired = () =>
    world.cluster.calls
      .filter(({ procedure }) => procedure === 'acquire')
      .map(({ input }) => input as { kind: string; wants: { slots: number }[] })
      .map(({ kind, wants }) => [kind, wants[0]?.slots]);

  it('fetches in the same call what the group will take soon', async () => {
    world = await openWorld({ queueLimit: 100 });
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 24 });
    await world.maintain();
    await takeAllNear(viewer, typeId);
    const before = acquired().length;

    await accept(viewer, typeId);
    const [fetched] = acquired().slice(before);
    expect(fetched?.[0]).toBe('exclusive');
    expect(fetched?.[1]).toBeGreaterThanOrEqual(3);
    expect(await accept(viewer, typeId)).toMatchObject({ local: true });
    expect(acquired()).toHaveLength(before + 1);
  });

  it('does not wait twice for a requester that is silent, and asks no more of it', async () => {
    world = await openWorld({ queueLimit: 100 });
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 24 });
    await world.maintain();
    await takeAllNear(viewer, typeId);
    const before = acquired().length;
    const hangs = () => new ExchangeError('DEADLINE_EXCEEDED', 'This took too long.');

    world.cluster.failures.push(hangs());
    const { data } = await world.ask(viewer, operations.accept, { typeId });
    expect(data).toMatchObject({ acceptTask: { __typename: 'RequesterUnreachable' } });
    expect(acquired().length).toBe(before + 1);
    // What was asked for may have been granted: until that is known, one slot for the one who asks.
    expect(await accept(viewer, typeId)).toMatchObject({ local: false });
    expect(acquired().slice(before + 1)).toEqual([['temporary', 1]]);
  });

  it('asks for one slot when the group will not take more, or nothing was planned for it', async () => {
    world = await openWorld();
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 24 });
    expect(await accept(viewer, typeId)).toMatchObject({ local: false });
    expect(acquired()).toEqual([['temporary', 1]]);
    const plenty = { periodSeconds: 3_600, availableSlots: 500, room: 500 };
    expect(decideFetch({ ...plenty, expected: null })).toBe(1);
    expect(decideFetch({ ...plenty, expected: 4 })).toBe(1);
    expect(decideFetch({ ...plenty, expected: 100 })).toBe(26);
    expect(decideFetch({ ...plenty, expected: 100, availableSlots: 9 })).toBe(9);
    expect(decideFetch({ ...plenty, expected: 100, room: 0 })).toBe(1);
  });
});

/** From now on a type is due in two minutes, and the group knows it. */
async function makeDue(typeId: string): Promise<void> {
  const said = await world.cluster.directory.listTaskInfo();
  const due = new Date(world.clock.now().getTime() + 120_000);
  world.cluster.taskInfo = said.map((info): TaskInfo =>
    info.typeId === typeId ? { ...info, earliestDeadlineAt: due } : info,
  );
  await world.run('publish-group-profile');
}

describe('the first page of the feed', () => {
  interface Page {
    readonly edges: readonly { readonly node: { readonly typeId: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }

  it('is what is needed much more alone, when the exchange is told to focus', async () => {
    world = await openWorld({}, undefined, { feed: { ...defaultNodeFeedSettings, focus: 0.1 } });
    const viewer = await world.addPerformer();
    const usual = [world.addType({ tasks: 60 }), world.addType({ tasks: 60 })].sort();
    const pressed = world.addType({ tasks: 60, title: 'Due soon' });
    await world.maintain();
    const look = async (variables: Record<string, unknown> = {}) => {
      const { data, messages } = await world.ask(viewer, operations.feed, variables);
      expect(messages).toEqual([]);
      const { edges, pageInfo } = data?.['feed'] as unknown as Page;
      return { ids: edges.map(({ node }) => node.typeId), ...pageInfo };
    };
    expect((await look()).ids).toHaveLength(3);

    await makeDue(pressed);
    const first = await look();
    expect(first).toMatchObject({ ids: [pressed], hasNextPage: true });
    const second = await look({ after: first.endCursor });
    expect(second.ids.toSorted()).toEqual(usual);
    expect(second.hasNextPage).toBe(false);
    expect((await look({ filter: { words: 'rate due' } })).hasNextPage).toBe(false);
    expect((await look({ sort: 'NEWEST' })).ids).toHaveLength(3);
  });
});

describe('a task that is given back', () => {
  it('is shown at once to those who will probably take it', async () => {
    world = await openWorld();
    const giver = await world.addPerformer();
    const fan = await world.addPerformer();
    await world.addPerformer();
    const typeId = world.addType({ tasks: 60, category: 'audio' });
    await world.rows(
      `insert into type_activity (owner_key, type_id, category, day, accepted)
       values ($1, $2, 'audio', '2026-03-01', 40)`,
      [fan.performer, typeId],
    );
    await world.ask(fan, operations.feed);
    await world.maintain();
    const assignment = await accept(giver, typeId);
    await world.run('publish-group-profile');
    world.cluster.notified.length = 0;
    await world.ask(giver, operations.give, { id: assignment.id });
    const told = world.cluster.notified.filter(({ topics }) => topics.includes('feed'));
    expect(told.map(({ ownerKey }) => ownerKey)).toContain(fan.performer);
  });
});
