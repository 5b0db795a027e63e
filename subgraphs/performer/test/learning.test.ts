import { readGroupProfile } from '@exchange/cluster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultNodeFeedSettings } from '../src/domain/feed/feed-settings.ts';
import { recordHistory } from '../src/domain/history/record-history.ts';
import { testRail } from '../src/domain/payment-rail.ts';
import { createRepository } from '../src/repository.ts';
import { openWorld, operations, supply, type World } from './support/world.ts';

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
    const choices = (await world.rows('select 1 from choices')).length;
    expect(await whatANewProcessKnows()).toBe(choices);
    await world.rows(`update learnt_models set state = '\\x1f8b'`);
    expect(await whatANewProcessKnows()).toBe(choices);
  });

  it('tells requester nodes how strongly the group draws which work, and who waits for some', async () => {
    const here = await world.addPerformer();
    await look(here);
    await world.run('publish-group-profile');
    const profile = readGroupProfile(world.cluster.profiles.get('p1'));
    // The reader and the listener have work in hand.
    expect(profile).toMatchObject({ online: 3, waiting: 1 });
    expect(Object.keys(profile?.paceByCategory ?? {}).sort()).toEqual(['audio', 'text']);
    expect(Object.values(profile?.paceByType ?? {}).every((pace) => pace > 0)).toBe(true);
  });

  /** Choices that a model has seen which was restored from the database alone. */
  async function whatANewProcessKnows(): Promise<number | undefined> {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const { directory, nodes } = world.cluster;
    const services = { directory, nodes, log, supply, feed };
    const repository = createRepository(world.partition, services, testRail);
    await recordHistory(repository);
    const candidates = [{ id: 'type_any', type: 'type_any', opensAt: 0 }];
    const ask = { performer: 'anybody', candidates, at: world.clock.now().getTime() };
    const said = await repository.learner.ask('rank', ask, feed.modelWaitMs);
    await repository.learner.close();
    return said?.all;
  }

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

  it('keeps what was seen and learnt a moment ago when its node stops', async () => {
    const person = await world.addPerformer();
    const [entry] = await look(person);
    const count = async () => (await world.rows('select 1 from choices')).length;
    const before = await count();
    await world.ask(person, operations.accept, { typeId: entry?.typeId });
    await world.module.stop?.();
    expect(await count()).toBe(before + 1);
    expect(await whatANewProcessKnows()).toBe(before + 1);
    const [saved] = await world.rows<{ upTo: string; last: string }>(
      `select m.up_to::text as "upTo", (select max(id)::text from choices) as "last"
         from learnt_models m`,
    );
    expect(saved?.upTo).toBe(saved?.last);
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
