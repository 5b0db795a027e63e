import type { ProcedureCall } from '@exchange/cluster';
import { describe, expect, it } from 'vitest';
import { decideGroup } from '../src/domain/groups/decide-group.ts';
import { regroup, settleGroups } from '../src/domain/groups/settle-groups.ts';
import { nodeOf, requesterPartition } from './support/fake-cluster.ts';
import { GroupedWorld, meta } from './support/grouped-world.ts';
import { operations } from './support/world.ts';

const groups = [
  { id: 'pictures', categories: ['picture'] },
  { id: 'words', categories: ['text', 'translation'] },
];
const grouped = new GroupedWorld();

describe('the group of a performer', () => {
  it('is the one with most of the categories asked for, else of those done, else the one for the rest', () => {
    const rest = [...groups, { id: 'rest', categories: [] }];
    const decide = (wanted: string[], accepted: [string, number][], of = rest) =>
      decideGroup(of, { wanted, accepted: new Map(accepted) });
    expect(decide(['Text ', 'picture', 'translation'], [])).toBe('words');
    expect(decide(['picture'], [['text', 90]])).toBe('pictures');
    const done: [string, number][] = [
      ['text', 2],
      ['picture', 3],
      ['translation', 2],
    ];
    expect(decide(['sound'], done)).toBe('words');
    expect(decide(['sound'], [])).toBe('rest');
    expect(decide([], [], groups)).toBe('pictures');
  });
});

describe('several groups on a partition', () => {
  async function openGrouped() {
    await grouped.open({ p1: { groups } });
    const picture = grouped.world.addType({ tasks: 200, title: 'Look', category: 'picture' });
    const word = grouped.world.addType({ tasks: 200, title: 'Read', category: 'text' });
    const painter = await grouped.whoDoes('picture');
    const writer = await grouped.whoDoes('text');
    return { picture, word, painter, writer };
  }

  it('fill with their own kind, under leases of their own', async () => {
    await openGrouped();
    await grouped.world.maintain();
    const held = await grouped.stock();
    const of = (groupId: string, category: string) =>
      held.find((row) => row.groupId === groupId && row.category === category)?.slots ?? 0;
    expect(of('pictures', 'picture')).toBeGreaterThan(2 * of('pictures', 'text'));
    expect(of('words', 'text')).toBeGreaterThan(2 * of('words', 'picture'));
    const pulls = grouped.world.cluster.calls.filter(({ procedure }) => procedure === 'acquire');
    const holders = pulls.map(({ input }) => (input as ProcedureCall<'acquire'>).holder);
    expect([...new Set(holders)].sort()).toEqual(['p1/pictures', 'p1/words']);
  });

  it('accept from the stock of their own, and see that alone as near', async () => {
    const { picture, painter, writer } = await openGrouped();
    await grouped.world.maintain();
    await grouped.world.rows(`delete from stock_items where group_id = 'words' and type_id = $1`, [
      picture,
    ]);
    expect(await grouped.feedOf(painter)).toContainEqual({ title: 'Look', near: true });
    expect(await grouped.feedOf(writer)).toContainEqual({ title: 'Look', near: false });
    expect(await grouped.accept(painter, picture)).toMatchObject({ assignment: { local: true } });
    const inHand = await grouped.world.rows(
      `select group_id as "groupId" from stock_items where in_hand > 0`,
    );
    expect(inHand).toEqual([{ groupId: 'pictures' }]);
  });

  it('are published and told apart, each with its own people, targets and runs', async () => {
    const { painter } = await openGrouped();
    await grouped.feedOf(painter);
    grouped.world.cluster.profiles.set('p1', { left: 'from before there were groups' });
    await grouped.world.maintain();
    await grouped.world.run('publish-group-profile');
    expect([...grouped.world.cluster.profiles.keys()].sort()).toEqual(['p1/pictures', 'p1/words']);
    const call = { partitionId: 'p1', first: 10 };
    const seen = await grouped.world.module.handlers.readRepositories?.(call, meta);
    expect(seen?.repositories).toMatchObject([
      { repositoryId: 'p1/pictures', feeds: ['p1/pictures'], online: 1, recent: 1 },
      { repositoryId: 'p1/words', feeds: ['p1/words'], online: 1, recent: 1 },
    ]);
    const runs = await grouped.world.module.handlers.listMaintenanceRuns?.(
      { ...call, before: null, eventful: false },
      meta,
    );
    expect(runs?.runs.map(({ repositoryId }) => repositoryId).sort()).toEqual([
      'p1/pictures',
      'p1/words',
    ]);
    const [one, other] = seen?.repositories ?? [];
    const stats = await grouped.world.module.handlers.readStats?.({ partitionId: 'p1' }, meta);
    expect(stats?.target).toBe((one?.target ?? 0) + (other?.target ?? 0));
    expect(stats?.slotsAvailable).toBe((one?.stock ?? 0) + (other?.stock ?? 0));
  });

  it('change with what a performer asks for; stock follows with the next run', async () => {
    const { painter } = await openGrouped();
    await grouped.world.maintain();
    const wishes = { keywords: [], days: [], hours: [], hiddenRequesters: [], hiddenTypes: [] };
    await grouped.world.ask(painter, operations.preferences, {
      input: { ...wishes, categories: ['translation'] },
    });
    expect(
      await grouped.world.rows(
        `select group_id as "groupId" from performers where owner_key = $1`,
        [painter.performer],
      ),
    ).toEqual([{ groupId: 'words' }]);
    expect(await grouped.world.maintain('group-change')).toBeTruthy();
    expect((await grouped.stock()).filter(({ groupId }) => groupId === 'pictures')).toEqual([]);
  });

  it('are given to whoever was moved here from another group or from none', async () => {
    const { writer } = await openGrouped();
    await grouped.world.rows(`update performers set group_id = 'of another partition'`);
    await grouped.world.run('settle-groups');
    expect(
      await grouped.world.rows(
        `select group_id as "groupId" from performers where owner_key = $1`,
        [writer.performer],
      ),
    ).toEqual([{ groupId: 'words' }]);
  });

  it('are decided by the wishes of now, also of somebody who changes them meanwhile', async () => {
    const { writer } = await openGrouped();
    const { partition } = grouped.world;
    await grouped.world.rows(`update performers set group_id = 'of another partition'`);
    const wish = `update performers set preferences = preferences || '{"categories": ["picture"]}'
                   where owner_key = $1`;
    const waits = `select 1 from pg_locks where not granted and locktype in ('tuple', 'transactionid')`;
    const changes: Promise<void>[] = [];
    let isDone = false;
    const change = async () => {
      await grouped.world.rows(wish, [writer.performer]);
      await regroup(partition, groups, [writer.performer]);
      isDone = true;
    };
    const interrupted: typeof partition = {
      ...partition,
      transact: (fn, options) =>
        partition.transact(async (tx) => {
          const query: typeof tx.query = async (...call) => {
            const rows = await tx.query(...call);
            if (changes.length === 0) changes.push(change());
            await expect
              .poll(async () => isDone || (await grouped.world.rows(waits)).length > 0)
              .toBe(true);
            return rows as never;
          };
          return fn({ ...tx, query });
        }, options),
    };
    await settleGroups(interrupted, groups);
    await Promise.all(changes);
    expect(
      await grouped.world.rows(
        `select group_id as "groupId" from performers where owner_key = $1`,
        [writer.performer],
      ),
    ).toEqual([{ groupId: 'pictures' }]);
  });

  it('give back what lies here for a group that is not kept any more', async () => {
    await openGrouped();
    await grouped.world.maintain();
    await grouped.world.rows(
      `update stock_items set group_id = 'closed' where group_id = 'words' and free > 0`,
    );
    await grouped.world.run('drop-expired-stock');
    expect((await grouped.stock()).map(({ groupId }) => groupId)).not.toContain('closed');
    await grouped.world.run('relay-outbox');
    const back = grouped.world.cluster.sent.filter(({ kind }) => kind === 'lease.released');
    expect(back.length).toBeGreaterThan(0);
  });

  it('ask again for what a pull left open, also for a group that is not kept any more', async () => {
    await openGrouped();
    await grouped.world.maintain();
    const [pull] = grouped.world.cluster.calls.filter(({ procedure }) => procedure === 'acquire');
    const input = {
      ...(pull?.input as ProcedureCall<'acquire'>),
      grantId: 'grant_left',
      holder: 'p1',
    };
    await grouped.world.rows(
      `insert into acquire_attempts (grant_id, partition_id, group_id, input, started_at)
       values ('grant_left', $1, '', $2, $3)`,
      [input.partitionId, JSON.stringify(input), grouped.world.clock.now()],
    );
    grouped.world.cluster.calls.length = 0;
    await grouped.world.run('repeat-unkept-pulls');
    expect(grouped.world.cluster.calls.map(({ procedure }) => procedure)).toEqual(['acquire']);
    expect(grouped.world.cluster.calls[0]?.input).toMatchObject({
      grantId: 'grant_left',
      holder: 'p1',
    });
    expect(await grouped.world.rows('select 1 from acquire_attempts')).toEqual([]);
    await grouped.world.run('drop-expired-stock');
    const unkept = await grouped.world.rows(
      `select 1 from stock_items where group_id = '' and free > 0`,
    );
    expect(unkept).toEqual([]);
  });

  it('are maintained together when nobody says which, and told as one run', async () => {
    await openGrouped();
    const call = { partitionId: 'p1', trigger: 'operator' };
    const answer = await grouped.world.module.handlers.maintain?.(call, meta);
    const listed = await grouped.world.module.handlers.listMaintenanceRuns?.(
      { partitionId: 'p1', first: 10, before: null, eventful: false },
      meta,
    );
    const runs = listed?.runs ?? [];
    expect(runs).toHaveLength(2);
    const acquired = runs.reduce((sum, run) => sum + run.acquired, 0);
    expect(acquired).toBeGreaterThan(0);
    expect(answer?.run).toMatchObject({ acquired });
  });

  it('take pushes under their own name; one for a repository that is not kept is refused', async () => {
    await openGrouped();
    const offer = {
      ...{ partitionId: 'p1', from: requesterPartition, grantId: 'push-1' },
      ...{ kind: 'exclusive' as const, types: [], leases: [], listed: [] },
    };
    const caller = { requestId: 'test', caller: nodeOf(requesterPartition) };
    const make = (holder: string) =>
      grouped.world.module.handlers.offer?.({ ...offer, holder }, caller);
    expect(await make('p1/words')).toMatchObject({ answer: 'decline' });
    await expect(async () => make('p1/closed')).rejects.toThrow(/keeps no repository/);
  });
});
