import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultNodeFeedSettings } from '../src/domain/feed/feed-settings.ts';
import { openWorld, operations, type World } from './support/world.ts';

const feedQuery = `query { feed(first: 50) { edges { node { typeId category slots localSlots remoteSlots
  why { code message } } } } }`;

interface Entry {
  readonly typeId: string;
  readonly category: string;
  readonly slots: number;
  readonly localSlots: number | null;
  readonly remoteSlots: number | null;
  readonly why: { readonly code: string; readonly message: string } | null;
}

/** Long enough on a slow machine: these tests are about what the model says, not about how soon. */
const feed = { ...defaultNodeFeedSettings, modelWaitMs: 60_000 };

describe('a feed that learns', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({ queueLimit: 500, maximumStock: 5_000 }, undefined, { feed });
  });
  afterAll(() => world.close());

  async function look(by: Awaited<ReturnType<World['addPerformer']>>): Promise<Entry[]> {
    const answer = await world.ask(by, feedQuery);
    expect(answer.messages).toEqual([]);
    const { edges } = answer.data?.['feed'] as unknown as { edges: { node: Entry }[] };
    return edges.map(({ node }) => node);
  }

  it('moves to the front what each person turns to, and says why', async () => {
    const [reader, listener] = [await world.addPerformer(), await world.addPerformer()];
    const types = new Map<string, string>();
    for (let index = 0; index < 6; index += 1) {
      const category = index % 2 === 0 ? 'text' : 'audio';
      const typeId = world.addType({ title: `Kind ${index}`, category, tasks: 60 });
      types.set(typeId, category);
    }
    await world.maintain();
    const turns = [...types].filter(([, category]) => category === 'text');
    for (let visit = 0; visit < 12; visit += 1) {
      for (const [person, liked] of [
        [reader, 'text'],
        [listener, 'audio'],
      ] as const) {
        await look(person);
        const options = [...types].filter(([, category]) => category === liked);
        const [typeId] = options[visit % options.length] ?? ['', ''];
        await world.ask(person, operations.accept, { typeId });
      }
      await world.run('record-history');
      world.clock.advance(45 * 60_000);
    }
    await world.run('publish-group-profile');
    expect(turns).toHaveLength(3);
    const categoriesOf = async (by: typeof reader): Promise<string[]> =>
      (await look(by)).slice(0, 3).map(({ category }) => category);
    expect(await categoriesOf(reader)).toEqual(['text', 'text', 'text']);
    expect(await categoriesOf(listener)).toEqual(['audio', 'audio', 'audio']);
    expect((await look(reader))[0]?.why).toEqual({
      code: expect.stringMatching(/^[a-z-]+$/),
      message: expect.stringMatching(/\.$/),
    });
  });

  it('goes on after a restart from what was saved, and learns what was chosen since', async () => {
    await world.run('save-model');
    const [saved] = await world.rows<{ upTo: string; last: string; bytes: number }>(
      `select m.up_to::text as "upTo", (select max(id)::text from choices) as "last",
              length(m.state) as bytes from learnt_models m`,
    );
    expect(saved?.bytes).toBeGreaterThan(1_000);
    expect(saved?.upTo).toBe(saved?.last);
  });

  it('asked for kinds of work, it says so', async () => {
    const newcomer = await world.addPerformer();
    await world.ask(newcomer, operations.preferences, {
      input: {
        categories: ['audio'],
        keywords: [],
        days: [],
        hours: [],
        hiddenRequesters: [],
        hiddenTypes: [],
      },
    });
    const entries = await look(newcomer);
    expect(entries[0]).toMatchObject({ category: 'audio', why: { code: 'stated-interest' } });
  });
});

describe('a feed that does not show where work lies', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld({}, undefined, { feed: { ...feed, markLocal: false } });
  });
  afterAll(() => world.close());

  it('gives null for what lies near and far, refuses to filter by it, and hides it of assignments', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 40 });
    await world.maintain();
    const answer = await world.ask(viewer, feedQuery);
    expect(answer.data).toMatchObject({
      feed: { edges: [{ node: { typeId, localSlots: null, remoteSlots: null, slots: 40 } }] },
    });
    const near = await world.ask(viewer, operations.feed, { filter: { localOnly: true } });
    expect(near.codes).toEqual(['BAD_USER_INPUT']);
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    expect(accepted.data).toMatchObject({ acceptTask: { assignment: { local: null } } });
  });
});
