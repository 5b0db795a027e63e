import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

interface Node {
  readonly typeId: string;
  readonly title: string;
  readonly localSlots: number;
  readonly remoteSlots: number;
  readonly hidden: boolean;
  readonly sampleSize: number;
  readonly typicalSeconds: number | null;
  readonly hourlyRate: { readonly minor: number } | null;
  readonly lock: { readonly code: string } | null;
  readonly own: { readonly submitted: number };
}
interface Feed {
  readonly totalCount: number;
  readonly categories: readonly string[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

describe('the feed', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  const types: Record<string, string> = {};

  beforeAll(async () => {
    world = await openWorld({ queueLimit: 2 });
    viewer = await world.addPerformer();
    types['near'] = world.addType({ title: 'Near and cheap', rewardMinor: 5, tasks: 30 });
    types['rich'] = world.addType({
      title: 'Near and rich',
      rewardMinor: 90,
      category: 'audio',
      keywords: ['speech'],
      timeAllowedSeconds: 3_600,
      tasks: 60,
    });
    await world.maintain();
    types['far'] = world.addType({
      title: 'Far and richest',
      rewardMinor: 200,
      category: 'video',
      requesterName: 'Binocular',
      tasks: 7,
    });
  });
  afterAll(() => world.close());

  async function feed(variables: Record<string, unknown> = {}, by = viewer): Promise<Feed> {
    const answer = await world.ask(by, operations.feed, variables);
    expect(answer.messages).toEqual([]);
    return answer.data?.['feed'] as unknown as Feed;
  }
  const titles = (page: Feed) => page.edges.map((edge) => edge.node.title);

  it('has one entry per type: the local repository first, what is elsewhere after', async () => {
    const page = await feed();
    expect(titles(page)).toEqual(['Near and rich', 'Near and cheap', 'Far and richest']);
    expect(page.categories).toEqual(['audio', 'sentiment', 'video']);
    expect(page.edges[2]?.node).toMatchObject({ localSlots: 0, remoteSlots: 7, sampleSize: 0 });
    expect(page.edges[0]?.node.localSlots).toBeGreaterThan(0);
  });

  it.each([
    [{ words: 'RICHEST' }, ['Far and richest']],
    [{ words: 'binoc far' }, ['Far and richest']],
    [{ words: 'speech' }, ['Near and rich']],
    [{ categories: ['video', 'audio'] }, ['Near and rich', 'Far and richest']],
    [{ minRewardMinor: 90 }, ['Near and rich', 'Far and richest']],
    [{ maxTimeAllowedSeconds: 600 }, ['Near and cheap', 'Far and richest']],
    [{ localOnly: true }, ['Near and rich', 'Near and cheap']],
    [{ minHourlyMinor: 1 }, []],
    [{ requesterId: 'requester_nobody' }, []],
  ])('keeps with %j only %j', async (filter, expected) => {
    expect(titles(await feed({ filter }))).toEqual(expected);
  });

  it.each([
    ['REWARD', ['Far and richest', 'Near and rich', 'Near and cheap']],
    ['TODAY', ['Near and rich', 'Far and richest', 'Near and cheap']],
    ['MOST_LEFT', ['Near and rich', 'Near and cheap', 'Far and richest']],
  ])('sorts by %s', async (sort, expected) => {
    expect(titles(await feed({ sort }))).toEqual(expected);
  });

  it('comes in pages that fit together', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Feed = await feed({ first: 1, after });
      seen.push(...titles(page));
      expect(page.totalCount).toBe(3);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(['Near and rich', 'Near and cheap', 'Far and richest']);
  });

  it.each([
    { first: 0 },
    { first: 201 },
    { after: 'no cursor' },
    { filter: { words: 'x'.repeat(201) } },
  ])('refuses %j', async (variables) => {
    const answer = await world.ask(viewer, operations.feed, variables);
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  });

  it('shows a sample near, brings a type near that never was, and nothing for a stranger', async () => {
    const near = await world.ask(viewer, operations.preview, { typeId: types['near'] });
    expect(near.data).toMatchObject({
      preview: {
        instructions: 'Read it, then choose.',
        sampleInput: { sentence: expect.any(String) },
      },
    });
    const far = world.addType({ title: 'Never near', tasks: 5 });
    const seen = await world.ask(viewer, operations.preview, { typeId: far });
    expect(seen.data).toMatchObject({ preview: { entry: { typeId: far, localSlots: 1 } } });
    world.cluster.requesters.delete(far);
    const none = await world.ask(viewer, operations.preview, { typeId: 'type_nothing' });
    expect(none.data).toEqual({ preview: null });
  });

  it('measures earnings per hour and shows what the viewer did and what they cannot accept', async () => {
    const worker = await world.addPerformer();
    const variables = { typeId: types['near'] };
    const accepted = await world.ask(worker, operations.accept, variables);
    const { assignment } = accepted.data?.['acceptTask'] as unknown as {
      assignment: { id: string };
    };
    world.clock.advance(36_000);
    await world.ask(worker, operations.submit, { id: assignment.id, answer: goodAnswer });
    const entryOf = async () =>
      (await feed({}, worker)).edges.find((edge) => edge.node.typeId === types['near'])?.node;
    expect(await entryOf()).toMatchObject({
      sampleSize: 1,
      typicalSeconds: 36,
      hourlyRate: { minor: 500 },
      own: { submitted: 1 },
      lock: null,
    });
    await world.ask(worker, operations.accept, variables);
    await world.ask(worker, operations.accept, variables);
    expect(await entryOf()).toMatchObject({ lock: { code: 'queue-full' } });
    const owner = world.cluster.requesters.get(types['near'] ?? '')?.terms.requesterKey ?? '';
    const own = await feed({}, { ...viewer, requester: owner });
    expect(own.edges.at(-1)?.node).toMatchObject({ lock: { code: 'own-task' } });
  });

  it('says so when the viewer has had everything that is left', async () => {
    const typeId = world.addType({ title: 'Only two', tasks: 2 });
    await world.maintain();
    const worker = await world.addPerformer();
    for (let time = 0; time < 2; time += 1) {
      const accepted = await world.ask(worker, operations.accept, { typeId });
      const { assignment } = accepted.data?.['acceptTask'] as unknown as {
        assignment: { id: string };
      };
      await world.ask(worker, operations.give, { id: assignment.id });
    }
    const page = await feed({ filter: { words: 'only two' } }, worker);
    expect(page.edges[0]?.node).toMatchObject({ lock: { code: 'done-all' }, localSlots: 1 });
    expect(
      titles(await feed({ filter: { words: 'only two', acceptableOnly: true } }, worker)),
    ).toEqual([]);
  });

  it('leaves out what the viewer has hidden, unless asked for', async () => {
    const changed = await world.ask(viewer, operations.preferences, {
      input: {
        categories: ['video'],
        keywords: [],
        days: [1],
        hours: [9],
        pacePerHour: 30,
        hiddenRequesters: [],
        hiddenTypes: [types['near']],
      },
    });
    expect(changed.data).toMatchObject({
      updatePreferences: { performer: { preferences: { pacePerHour: 30 } } },
    });
    expect(titles(await feed())).not.toContain('Near and cheap');
    const all = await feed({ filter: { includeHidden: true } });
    expect(all.edges.find((edge) => edge.node.title === 'Near and cheap')?.node.hidden).toBe(true);
  });
});
