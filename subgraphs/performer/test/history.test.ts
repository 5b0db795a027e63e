import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, operations, type World } from './support/world.ts';

const minuteMs = 60_000;

describe('the history of a performer', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;

  beforeAll(async () => {
    world = await openWorld({ queueLimit: 100 }, undefined, {
      history: { days: 30, choices: 3 },
    });
    viewer = await world.addPerformer();
  });
  afterAll(() => world.close());

  const look = (by = viewer, variables = {}) => world.ask(by, operations.feed, variables);
  const accept = (typeId: string, by = viewer) => world.ask(by, operations.accept, { typeId });
  const record = () => world.run('record-history');
  const exposures = (key: string) =>
    world.rows<{ typeId: string; shown: number; places: number; looked: number; chosen: number }>(
      `select type_id as "typeId", shown, places, looked, chosen from type_exposures
        where owner_key = $1 order by places`,
      [key],
    );

  it('counts what stood before them by place, once per look, and what they turned to', async () => {
    const first = world.addType({ title: 'First', rewardMinor: 900 });
    const second = world.addType({ title: 'Second', rewardMinor: 1 });
    await world.maintain();
    await look();
    await look();
    await accept(second);
    await record();
    expect(await exposures(viewer.performer)).toEqual([
      { typeId: first, shown: 1, places: 1, looked: 1, chosen: 0 },
      {
        typeId: second,
        shown: 1,
        places: 2,
        looked: expect.closeTo(1 / Math.log2(3)),
        chosen: expect.closeTo(1 / Math.log2(3)),
      },
    ]);
    world.clock.advance(11 * minuteMs);
    await look();
    await record();
    expect(await exposures(viewer.performer)).toMatchObject([
      { typeId: first, shown: 2 },
      { typeId: second, shown: 2, chosen: expect.closeTo(1 / Math.log2(3), 2) },
    ]);
  });

  it('forgets half of what was looked at within a week', async () => {
    const looker = await world.addPerformer();
    const typeId = world.addType({ title: 'Halved' });
    const filter = { words: 'halved' };
    await look(looker, { filter });
    await record();
    world.clock.advance(7 * 86_400_000);
    await look(looker, { filter });
    await record();
    expect(await exposures(looker.performer)).toEqual([
      { typeId, shown: 2, places: 2, looked: expect.closeTo(1.5), chosen: 0 },
    ]);
  });

  it('counts a preview, and nothing that they could not have taken', async () => {
    const looker = await world.addPerformer();
    const typeId = world.addType({ title: 'Previewed' });
    await world.ask(looker, operations.preview, { typeId });
    const own = world.cluster.requesters.get(typeId)?.terms.requesterKey ?? '';
    await look({ ...looker, requester: own }, { filter: { words: 'previewed' } });
    await record();
    expect(
      await world.rows(
        `select type_id as "typeId", shown, previewed from type_exposures where owner_key = $1`,
        [looker.performer],
      ),
    ).toEqual([{ typeId, shown: 0, previewed: 1 }]);
  });

  it('keeps a session over short pauses and over a restart, and begins another after a long one', async () => {
    const worker = await world.addPerformer();
    const began = world.clock.now();
    const sessions = () =>
      world.rows<{ begun: Date; minutes: number }>(
        `select begun_at as begun, extract(epoch from ended_at - begun_at)::float8 / 60 as minutes
           from work_sessions where owner_key = $1 order by begun_at`,
        [worker.performer],
      );
    await look(worker);
    world.clock.advance(20 * minuteMs);
    await look(worker);
    await record();
    expect(await sessions()).toEqual([{ begun: began, minutes: 21 }]);
    world.clock.advance(10 * minuteMs);
    await look(worker);
    await record();
    expect(await sessions()).toEqual([{ begun: began, minutes: 31 }]);
    world.clock.advance(60 * minuteMs);
    await look(worker);
    await record();
    expect(await sessions()).toMatchObject([{ minutes: 31 }, { minutes: 1 }]);
    const [presence] = await world.rows<{ hours: number }>(
      `select (select sum(h) from unnest(hours) as h)::float8 as hours
         from presence_profiles where owner_key = $1`,
      [worker.performer],
    );
    expect(presence?.hours).toBeCloseTo(32 / 60, 2);
  });

  it('writes down what they turned to and what was on offer, and not that they went on with it', async () => {
    const chooser = await world.addPerformer();
    const [one, other] = [
      world.addType({ title: 'Chosen A' }),
      world.addType({ title: 'Chosen B' }),
    ];
    const before = await world.rows<{ id: string }>('select id::text as id from choices');
    await look(chooser, { filter: { words: 'chosen' } });
    await accept(one, chooser);
    await accept(one, chooser);
    await accept(other, chooser);
    await record();
    const choices = await world.rows<{ typeId: string; offered: string[] }>(
      `select type_id as "typeId", offered from choices where id > $1 order by id`,
      [Math.max(0, ...before.map(({ id }) => Number(id)))],
    );
    expect(choices.map(({ typeId }) => typeId)).toEqual([one, other]);
    for (const { offered } of choices) expect(offered.sort()).toEqual([one, other].sort());
  });

  it('writes nothing of a performer who has moved away meanwhile', async () => {
    const gone = await world.addPerformer();
    await look(gone);
    await world.rows('delete from performers where owner_key = $1', [gone.performer]);
    await record();
    expect(await exposures(gone.performer)).toEqual([]);
  });

  it('keeps no more and no longer than the settings say', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await accept(world.addType({ title: `Turn ${turn}` }));
    }
    await record();
    await world.run('purge');
    expect(await world.rows('select 1 from choices')).toHaveLength(3);
    world.clock.advance(31 * 86_400_000);
    await world.run('purge');
    for (const table of ['choices', 'type_exposures', 'work_sessions']) {
      expect(await world.rows(`select 1 from ${table}`)).toEqual([]);
    }
  });
});
