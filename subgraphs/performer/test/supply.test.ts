import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrangeSupply } from '../src/domain/arrange-supply.ts';
import { chooseDetails } from '../src/domain/choose-details.ts';
import { describePlan } from '../src/domain/describe-plan.ts';
import type { MaintenanceDetail } from '../src/store/maintenance-runs.ts';
import { openWorld, operations, type World } from './support/world.ts';

const meta = { requestId: 'test', caller: 'test' };

describe('what operators see of a repository', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  async function read(first = 50) {
    const call = { partitionId: 'p1', first };
    const answer = await world.module.handlers.readRepositories?.(call, meta);
    const [supply] = answer?.repositories ?? [];
    if (supply === undefined) throw new Error('nothing answers');
    return supply;
  }

  it('is nothing, and no expectation, before the first plan', async () => {
    expect(await read()).toMatchObject({
      ...{ target: 0, stock: 0, onTheWay: 0, inHand: 0, goingBack: 0, expectedPerHour: null },
      ...{ lastHour: { accepts: 0, local: 0 }, plannedAt: null, types: [], typesInAll: 0 },
    });
  });

  it('tells target, stock, what is in hand, paces and why, by type and category', async () => {
    const viewer = await world.addPerformer();
    const sound = world.addType({ tasks: 100, title: 'Listen', category: 'sound' });
    world.addType({ tasks: 60, title: 'Look', category: 'picture' });
    await world.maintain();
    await world.ask(viewer, operations.accept, { typeId: sound });
    const supply = await read(1);
    expect(supply).toMatchObject({ inHand: 1, typesInAll: 2, online: 1 });
    expect(supply.stock).toBe(supply.target - 1);
    expect(supply.expectedPerHour).toBeGreaterThan(0);
    expect(supply.lastHour).toEqual({ accepts: 1, local: 1 });
    expect(supply.plannedAt).toEqual(world.clock.now());
    expect(supply.types).toHaveLength(1);
    expect(supply.types[0]?.why).toMatch(/^Too little is here; /);
    expect(supply.categories.map(({ category }) => category).sort()).toEqual(['picture', 'sound']);
    world.clock.advance(2 * 3_600_000);
    expect(await read()).toMatchObject({
      lastHour: { accepts: 0, local: 0 },
      lastDay: { accepts: 1, local: 1 },
    });
  });

  it('counts slots that were asked for and have not come, and slots on their way back', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 100 });
    await world.maintain();
    const hide = { categories: [], keywords: [], days: [], hours: [], hiddenRequesters: [] };
    await world.ask(viewer, operations.preferences, { input: { ...hide, hiddenTypes: [typeId] } });
    const { stock } = await read();
    await world.maintain();
    expect(await read()).toMatchObject({ stock: 0, goingBack: stock });
    await world.run('relay-outbox');
    expect(await read()).toMatchObject({ goingBack: 0 });
    await world.rows(
      `insert into acquire_attempts (grant_id, partition_id, input, started_at)
       values ('grant', 'r1', $1::jsonb, now())`,
      [JSON.stringify({ wants: [{ typeId, slots: 7 }] })],
    );
    expect(await read()).toMatchObject({ onTheWay: 7, types: [{ typeId, onTheWay: 7 }] });
  });

  it('lists runs from a place on, each with words for what it did', async () => {
    await world.addPerformer();
    world.addType({ tasks: 100, title: 'Listen' });
    for (let times = 0; times < 5; times += 1) await world.maintain();
    const list = async (before: { startedAt: Date; id: string } | null) => {
      const call = { partitionId: 'p1', first: 2, before, eventful: false };
      return (await world.module.handlers.listMaintenanceRuns?.(call, meta))?.runs ?? [];
    };
    // All of them began at the same instant of the test's clock.
    const seen: string[] = [];
    let page = await list(null);
    while (page.length > 0) {
      seen.push(...page.map(({ id }) => id));
      page = await list(page.at(-1) ?? null);
    }
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen).toHaveLength(5);
    const moved = { partitionId: 'p1', first: 20, before: null, eventful: true };
    const eventful = await world.module.handlers.listMaintenanceRuns?.(moved, meta);
    expect(eventful?.runs.map(({ id }) => id)).toEqual(seen.slice(-1));
    const [first] = (await world.rows<{ details: unknown }>(
      'select details from maintenance_runs order by id limit 1',
    )) as [{ details: unknown }];
    expect(first.details).toEqual([
      expect.objectContaining({ title: 'Listen', reason: expect.stringMatching(/\.$/) }),
    ]);
  });
});

describe('the record of a run', () => {
  const line = (typeId: string, changes: Partial<MaintenanceDetail>): MaintenanceDetail => ({
    ...{ typeId, title: '', partitionId: null, target: 0, stock: 0, expected: 0 },
    ...{ asked: 0, got: 0, renewed: 0, released: 0, reason: '' },
    ...changes,
  });

  it('keeps what moved or is missing, the most of it first, and no more than fits', () => {
    const lines = [
      line('still', { target: 5, stock: 5 }),
      line('short', { target: 9, stock: 2 }),
      line('back', { released: 3 }),
      line('got', { target: 10, asked: 10, got: 10 }),
    ];
    expect(chooseDetails(lines).map(({ typeId }) => typeId)).toEqual(['got', 'short', 'back']);
    expect(chooseDetails(lines, 1)).toHaveLength(1);
  });

  it('says why in a sentence', () => {
    expect(describePlan({ plan: 'short', target: 'expected', shortage: 'share' })).toBe(
      'Too little is here; the target is what the group will probably accept; the rest is left to other groups.',
    );
    expect(describePlan({ plan: 'short', target: 'minimum', shortage: 'UNAVAILABLE' })).toMatch(
      /; its partition did not answer \(UNAVAILABLE\)\.$/,
    );
    expect(describePlan({ plan: 'not-wanted', target: 'nobody', shortage: undefined })).toBe(
      'Nobody of the group will do it.',
    );
  });

  it('sums what is beyond fifty categories under an empty name', () => {
    const stock = Array.from({ length: 60 }, (_, index) => ({
      ...{ typeId: `type-${index}`, title: '', category: `category ${index}` },
      ...{ free: 60 - index, inHand: 0 },
    }));
    const parts = { stock, accepts: [], onTheWay: new Map(), plans: new Map(), planned: true };
    const { categories, types, typesInAll } = arrangeSupply(parts, {
      periodSeconds: 3_600,
      first: 10,
    });
    expect(categories).toHaveLength(50);
    expect(categories.at(-1)).toMatchObject({ category: '', stock: 66 });
    expect([types.length, typesInAll]).toEqual([10, 60]);
  });
});
