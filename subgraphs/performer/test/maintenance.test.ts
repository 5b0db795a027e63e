import { ExchangeError } from '@exchange/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

const meta = { requestId: 'test', caller: 'test' };

describe('the maintenance of the local repository', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  async function runs() {
    const answer = await world.module.handlers.listMaintenanceRuns?.(
      { partitionId: 'p1', first: 20, before: null, eventful: false },
      meta,
    );
    return answer?.runs ?? [];
  }
  const procedures = () => world.cluster.calls.map((call) => call.procedure);

  async function slots() {
    const rows = await world.rows<{ typeId: string; slots: number }>(
      'select type_id as "typeId", slots from stock_levels',
    );
    return new Map(rows.map((row) => [row.typeId, row.slots]));
  }

  it('aims at nothing while nobody of the group was here lately', async () => {
    world.addType({ tasks: 50 });
    expect(await world.maintain()).toMatchObject({ wanted: 0, acquired: 0 });
    expect(procedures()).toEqual([]);
  });

  it('asks a requester partition once for all types, and records what it wanted and got', async () => {
    await world.addPerformer();
    const few = world.addType({ tasks: 2, title: 'Few' });
    const many = world.addType({ tasks: 500, title: 'Many' });
    const run = await world.maintain('operator');
    expect(procedures()).toEqual(['acquire']);
    expect(run).toMatchObject({ trigger: 'operator', messages: 1, wanted: 20, acquired: 20 });
    expect(await slots()).toEqual(
      new Map([
        [few, 1],
        // What there is too little of is made up with similar work.
        [many, 19],
      ]),
    );
    const [recorded] = await runs();
    expect(recorded?.details).toContainEqual(
      expect.objectContaining({ typeId: many, asked: 19, got: 19, stock: 0, target: 10 }),
    );
    expect(recorded?.details).toContainEqual(
      expect.objectContaining({
        typeId: few,
        reason: expect.stringContaining('not enough for all groups'),
      }),
    );
  });

  it('runs at start, by its timer, for a new performer and at low water, and not in between', async () => {
    const typeId = world.addType({ tasks: 100 });
    const last = async () => (await runs())[0]?.trigger;
    await world.run('maintain-stock');
    expect(await last()).toBe('start');
    const viewer = await world.addPerformer();
    world.clock.advance(1_000);
    await world.run('maintain-stock');
    expect(await last()).toBe('group-change');
    expect((await slots()).get(typeId)).toBe(20);

    world.clock.advance(1_000);
    await world.run('maintain-stock');
    expect(await runs()).toHaveLength(2);
    await world.rows(`update stock_items set free = 0 where lease_id in (
      select lease_id from stock_items order by lease_id limit 11)`);
    await world.run('maintain-stock');
    expect(await last()).toBe('low-water');
    expect((await slots()).get(typeId)).toBe(20);
    world.clock.advance(15_000);
    await world.run('maintain-stock');
    expect(await last()).toBe('timer');
    expect(viewer.performer).toBeTruthy();
  });

  it('runs when enough of the group came or left', async () => {
    await world.close();
    world = await openWorld({ maintenanceSeconds: 3_600 });
    const last = async () => (await runs())[0]?.trigger;
    const people: Awaited<ReturnType<World['addPerformer']>>[] = [];
    for (let count = 0; count < 5; count += 1) people.push(await world.addPerformer());
    await world.run('maintain-stock');
    world.clock.advance(1_000);
    await world.run('maintain-stock');
    const before = (await runs()).length;
    const leave = (count: number) =>
      world.rows(
        `update performers set last_active_at = last_active_at - interval '1 hour'
          where owner_key = any($1)`,
        [people.slice(0, count).map(({ performer }) => performer)],
      );
    await leave(1);
    await world.run('maintain-stock');
    expect(await runs()).toHaveLength(before);
    await leave(3);
    await world.run('maintain-stock');
    expect(await runs()).toHaveLength(before + 1);
    expect(await last()).toBe('group-change');
  });

  it('does not ask again and again for what the requester does not have', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 40 });
    world.cluster.taskInfo = await world.cluster.directory.listTaskInfo();
    world.cluster.requesters.get(typeId)?.tasks.clear();
    for (let second = 0; second < 4; second += 1) {
      await world.run('maintain-stock');
      world.clock.advance(1_000);
    }
    expect(procedures()).toEqual(['acquire']);
    const [run] = await runs();
    expect(run?.details).toEqual([
      expect.objectContaining({ got: 0, reason: expect.stringContaining('had none left') }),
    ]);
  });

  it.each([
    ['exclusive', 0],
    ['unlimited', 1],
  ] as const)(
    'asks for an hour what became of a pull, or for longer when it may have been lent without an end: %s',
    async (grants, left) => {
      await world.close();
      world = await openWorld({ grants });
      await world.addPerformer();
      world.addType({ tasks: 100 });
      const fail = () => world.cluster.failures.push(new ExchangeError('UNAVAILABLE', 'Away.'));
      const attempts = () => world.rows('select 1 from acquire_attempts');
      fail();
      await world.maintain();
      expect(await attempts()).toHaveLength(1);
      world.clock.advance(3_601_000);
      fail();
      await world.maintain();
      expect(await attempts()).toHaveLength(left);
    },
  );

  it('asks for all that is wanted of a requester partition, in as many calls as it takes', async () => {
    await world.addPerformer();
    for (let count = 0; count < 250; count += 1) world.addType({ tasks: 4 });
    await world.maintain();
    expect(procedures()).toEqual(['acquire', 'acquire']);
    expect((await slots()).size).toBe(250);
  });

  it('does not forget a pull that was not answered when its partition is with no node for a while', async () => {
    await world.addPerformer();
    world.addType({ tasks: 100 });
    for (const code of ['UNAVAILABLE', 'USER_MOVED'] as const) {
      world.cluster.failures.push(new ExchangeError(code, 'Away.'));
      await world.maintain();
      expect(await world.rows('select 1 from acquire_attempts')).toHaveLength(1);
    }
    expect(await world.maintain()).toMatchObject({ acquired: 20 });
    expect(await world.rows('select 1 from acquire_attempts')).toHaveLength(0);
  });

  it('renews leases that are wanted and drops those whose renewal is refused', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 100 });
    await world.maintain();
    const [lease] = await world.rows<{ id: string }>(
      'select lease_id as id from stock_items limit 1',
    );
    world.cluster.requesters.get(typeId)?.refuseRenewal.add(lease?.id ?? '');
    world.clock.advance(2_000_000);
    const run = await world.maintain();
    expect(run).toMatchObject({ renewed: 19, released: 1 });
    const [short] = await world.rows<{ count: number }>(
      `select count(*)::int as count from stock_items where accept_by < $1`,
      [new Date(world.clock.now().getTime() + 1_800_000)],
    );
    expect(short).toEqual({ count: 0 });
  });

  it('gives back what nobody wants any more', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 100 });
    await world.maintain();
    await world.ask(viewer, operations.preferences, {
      input: {
        categories: [],
        keywords: [],
        days: [],
        hours: [],
        hiddenRequesters: [],
        hiddenTypes: [typeId],
      },
    });
    expect(await world.maintain()).toMatchObject({ released: 20, acquired: 0 });
    await world.run('relay-outbox');
    expect(world.cluster.sent).toEqual([
      expect.objectContaining({
        kind: 'lease.released',
        payload: expect.objectContaining({ reason: 'not-wanted' }),
      }),
    ]);
    expect(await world.rows('select lease_id from stock_items')).toEqual([]);
  });

  it('brings more of what the group takes than of what it does not', async () => {
    const viewer = await world.addPerformer();
    const liked = world.addType({ tasks: 900, category: 'audio' });
    const other = world.addType({ tasks: 900, category: 'image' });
    await world.rows(
      `insert into type_activity (owner_key, type_id, category, day, accepted)
       values ($1, $2, 'audio', '2026-03-01', 60)`,
      [viewer.performer, liked],
    );
    await world.maintain();
    const stock = await slots();
    expect(stock.get(other)).toBeLessThan(10);
    expect(stock.get(liked)).toBeGreaterThan(20);
  });

  it('finds what an interrupted pull was granted', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 100 });
    world.cluster.failures.push(new ExchangeError('DEADLINE_EXCEEDED', 'No answer in time.'));
    expect(await world.maintain()).toMatchObject({ acquired: 0 });
    const [attempt] = await world.rows<{ id: string; input: object }>(
      'select grant_id as id, input from acquire_attempts',
    );
    // The requester had granted before the answer got lost.
    await world.cluster.nodes.call('acquire', attempt?.input as never);
    const before = [...(world.cluster.requesters.get(typeId)?.tasks.values() ?? [])];
    const left = before.filter((task) => task.available > 0).length;
    expect(await world.maintain()).toMatchObject({ acquired: 20 });
    const after = [...(world.cluster.requesters.get(typeId)?.tasks.values() ?? [])];
    expect(after.filter((task) => task.available > 0)).toHaveLength(left);
    expect(await world.rows('select grant_id from acquire_attempts')).toEqual([]);
  });

  it('puts a grant into stock once when a repeat overtakes its answer and its slots are used up', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 1 });
    const { nodes } = world.cluster;
    const ask = nodes.call.bind(nodes);
    const granted = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<undefined>();
    nodes.call = async (procedure, input) => {
      nodes.call = ask;
      const answer = await ask(procedure, input);
      granted.resolve(undefined);
      await answered.promise;
      return answer;
    };
    const slow = world.ask(viewer, operations.preview, { typeId });
    await granted.promise;
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { assignment } = accepted.data?.['acceptTask'] as unknown as {
      assignment: { id: string };
    };
    await world.ask(viewer, operations.submit, { id: assignment.id, answer: goodAnswer });
    answered.resolve(undefined);
    await slow;
    expect(await world.rows('select lease_id from stock_items')).toEqual([]);
  });

  it('leaves no more than one attempt of a preview at a requester that is silent', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 5 });
    for (let look = 0; look < 3; look += 1) {
      world.cluster.failures.push(new ExchangeError('UNAVAILABLE', 'The node is down.'));
      const answer = await world.ask(viewer, operations.preview, { typeId });
      expect(answer.data).toEqual({ preview: null });
    }
    expect(await world.rows('select grant_id from acquire_attempts')).toHaveLength(1);
  });

  it('gives up an attempt that failed for an hour, and asks anew', async () => {
    await world.addPerformer();
    world.addType({ tasks: 100 });
    world.cluster.failures.push(new ExchangeError('INTERNAL', 'Something went wrong.'));
    await world.maintain();
    world.clock.advance(3_600_001);
    world.cluster.failures.push(new ExchangeError('INTERNAL', 'Something went wrong.'));
    await world.maintain();
    expect(await world.rows('select grant_id from acquire_attempts')).toEqual([]);
    expect(await world.maintain()).toMatchObject({ acquired: 10 });
  });

  it('leaves one attempt open at a requester that is silent, however often it runs', async () => {
    await world.addPerformer();
    world.addType({ tasks: 100 });
    for (let run = 0; run < 3; run += 1) {
      world.cluster.failures.push(new ExchangeError('UNAVAILABLE', 'The node is down.'));
      await world.maintain();
    }
    expect(procedures()).toEqual(['acquire', 'acquire', 'acquire']);
    expect(await world.rows('select grant_id from acquire_attempts')).toHaveLength(1);
    expect((await runs())[0]?.details).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('did not answer') }),
    ]);
    expect(await world.maintain()).toMatchObject({ acquired: 20 });
  });

  it('publishes what requester nodes may know of the group', async () => {
    await world.addPerformer();
    await world.module.jobs.find((job) => job.name === 'publish-group-profile')?.run();
    expect(world.cluster.profiles.get('p1')).toMatchObject({ performers: 1, online: 1 });
  });
});
