import { FakeClock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDirectory,
  directoryChannels,
  heartbeat,
  parseUserChanges,
  registerNode,
  setNodeState,
  type ClusterDirectory,
  type TaskInfo,
  type UserChange,
} from '../src/index.ts';
import { insertPlacement } from '../src/placement/write-placement.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the directory', () => {
  const clock = new FakeClock();
  let database: DirectoryDatabase;
  let directory: ClusterDirectory;

  beforeAll(async () => {
    database = await openTestPartition('directory', clock);
    directory = createDirectory({ database, clock, log: silent });
    await directory.listening();
    await registerNode(database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '1',
      partitions: [
        { id: 'p1', role: 'performer', serviceClass: 'standard', region: 'local' },
        { id: 'p2', role: 'performer', serviceClass: 'standard', region: 'local' },
      ],
    });
  });

  beforeEach(() => {
    directory.forgetAll();
  });

  afterAll(async () => {
    await directory.close();
    await database.close();
  });

  async function place(ownerKey: string): Promise<void> {
    await insertPlacement(database, {
      ownerKey,
      accountId: `account of ${ownerKey}`,
      role: 'performer',
      displayName: 'Somebody',
      partitionId: 'p1',
      interests: [],
      serviceClass: 'standard',
    });
    await heardAll();
  }

  /** Notices arrive in the order of their commits, so hearing this one means having heard the rest. */
  async function heardAll(): Promise<void> {
    const heard = Promise.withResolvers<unknown>();
    const stop = await database.listen('test_heard_all', heard.resolve);
    await database.query({ name: 'heard-all', text: `select pg_notify('test_heard_all', '')` });
    await heard.promise;
    await stop();
  }

  const move = (ownerKey: string) =>
    database.db.placement.update({
      where: { ownerKey },
      data: { partitionId: 'p2', epoch: { increment: 1 } },
    });

  it('finds the home of a user, and nobody for an unknown key', async () => {
    await place('p000000000001');
    expect(await directory.findHome('p000000000001')).toEqual({
      ownerKey: 'p000000000001',
      accountId: 'account of p000000000001',
      partitionId: 'p1',
      state: 'active',
      epoch: 1,
      formers: [],
    });
    expect(await directory.findHome('p999999999999')).toBeNull();
  });

  it('remembers a home until it is told that the home changed', async () => {
    await place('p000000000002');
    await directory.findHome('p000000000002');
    const query = vi.spyOn(database, 'query');
    await directory.findHome('p000000000002');
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
    await move('p000000000002');
    await vi.waitFor(async () => {
      const home = await directory.findHome('p000000000002');
      expect(home).toMatchObject({ partitionId: 'p2', epoch: 2 });
    });
  });

  it('remembers the home before, from which messages may be under way', async () => {
    await place('p000000000005');
    await move('p000000000005');
    const home = await directory.refreshHome('p000000000005');
    expect(home).toMatchObject({ partitionId: 'p2', formers: [{ partitionId: 'p1' }] });
    expect(home?.formers?.[0]?.untilMs).toBeGreaterThan(Date.now());
  });

  it('looks past its memory when asked to', async () => {
    await place('p000000000003');
    await directory.findHome('p000000000003');
    // Without triggers nobody is told.
    await database.transact(async (tx) => {
      await tx.query({ name: 'quiet', text: 'set local session_replication_role = replica' });
      await tx.query({
        name: 'quiet-move',
        text: `update placements set partition_id = 'p2', epoch = 2 where owner_key = 'p000000000003'`,
      });
    });
    expect(await directory.findHome('p000000000003')).toMatchObject({ partitionId: 'p1' });
    expect(await directory.refreshHome('p000000000003')).toMatchObject({ partitionId: 'p2' });
    expect(await directory.findHome('p000000000003')).toMatchObject({ partitionId: 'p2' });
  });

  it('forgets everything after its connection was lost', async () => {
    await place('p000000000004');
    await directory.findHome('p000000000004');
    await database.transact(async (tx) => {
      await tx.query({ name: 'quiet', text: 'set local session_replication_role = replica' });
      await tx.query({
        name: 'quiet-move-2',
        text: `update placements set partition_id = 'p2', epoch = 2 where owner_key = 'p000000000004'`,
      });
    });
    await database.query({
      name: 'cut-listeners',
      text: `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()
                and query ilike '%listen "%'`,
    });
    await vi.waitFor(async () => {
      expect(await directory.findHome('p000000000004')).toMatchObject({ partitionId: 'p2' });
    });
  });

  it('knows which node serves a partition, and hears of another', async () => {
    expect(await directory.requireNodeUrl('p1')).toBe('http://one.test');
    await registerNode(database, {
      nodeId: 'node-2',
      url: 'http://two.test',
      version: '1',
      partitions: [{ id: 'p2', role: 'performer', serviceClass: 'standard', region: 'local' }],
    });
    await vi.waitFor(async () => {
      expect(await directory.requireNodeUrl('p2')).toBe('http://two.test');
    });
    expect(await directory.isServedBy('p2', 'node-2')).toBe(true);
    // Calls of the node before may be under way.
    expect(await directory.isServedBy('p2', 'node-1')).toBe(true);
    expect(await directory.isServedBy('p1', 'node-2')).toBe(false);
    await directory.publishGroupProfile('p1', {});
    await directory.publishGroupProfile('p2', {});
    const listGroups = async () => {
      directory.forgetAll();
      return (await directory.listGroupProfiles()).map(({ partitionId }) => partitionId);
    };
    expect(await listGroups()).toEqual(['p1', 'p2']);
    await setNodeState(database, 'node-2', 'stopped');
    expect(await listGroups(), 'nothing is kept for a group that nobody serves').toEqual(['p1']);
    await vi.waitFor(async () => {
      await expect(directory.requireNodeUrl('p2')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    });
    await expect(directory.requireNodeUrl('p7')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('keeps figures of a heartbeat only for partitions the node still has', async () => {
    const stats = { openTasks: 1 } as never;
    expect(
      await heartbeat(database, 'node-1', [
        { partitionId: 'p1', stats },
        { partitionId: 'p2', stats },
      ]),
    ).toBe(true);
    const rows = await database.db.partition.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => row.stats)).toEqual([{ openTasks: 1 }, {}]);
    expect(await heartbeat(database, 'nobody', [])).toBe(false);
  });

  function info(typeId: string, changes: Partial<TaskInfo> = {}): TaskInfo {
    return {
      typeId,
      requesterKey: 'r000000000001',
      requesterName: 'Ada',
      partitionId: 'r1',
      title: 'Label',
      description: '',
      category: 'Images',
      keywords: ['a', 'b'],
      rewardMinor: 5,
      currency: 'USD',
      timeAllowedSeconds: 60,
      autoApprovalSeconds: 3_600,
      criteria: { country: ['DE'] },
      availableSlots: 3,
      openTasks: 3,
      totalTasks: 8,
      oldestAt: clock.now(),
      earliestDeadlineAt: null,
      publishedAt: clock.now(),
      ...changes,
    };
  }

  it('replaces the summaries of the given types and drops those without work', async () => {
    await directory.publishTaskInfo('r1', ['t1', 't2', 't3'], [info('t1'), info('t2'), info('t3')]);
    expect(await directory.listTaskInfo()).toEqual([info('t1'), info('t2'), info('t3')]);
    await directory.publishTaskInfo('r1', ['t1', 't2'], [info('t1', { openTasks: 0 })]);
    await directory.publishTaskInfo('r1', ['t3'], [info('t3', { availableSlots: 1 })]);
    expect(await directory.listTaskInfo()).toEqual([info('t3', { availableSlots: 1 })]);
  });

  it('lets a late summary change nothing', async () => {
    await directory.publishTaskInfo('r1', ['t4'], [info('t4', { availableSlots: 7 })]);
    const earlier = new Date(clock.now().getTime() - 1);
    await directory.publishTaskInfo('r1', ['t4'], [info('t4', { publishedAt: earlier })]);
    const all = await directory.listTaskInfo();
    expect(all.find(({ typeId }) => typeId === 't4')?.availableSlots).toBe(7);
  });

  it('tells of changed pages once per user and topic', async () => {
    const heard: UserChange[] = [];
    const stop = await database.listen(directoryChannels.userChanges, (payload) => {
      heard.push(...parseUserChanges(payload ?? ''));
    });
    directory.notifyUsers([{ ownerKey: 'p1', topics: ['feed'] }]);
    directory.notifyUsers([
      { ownerKey: 'p1', topics: ['feed', 'queue'] },
      { ownerKey: 'p2', topics: ['earnings'] },
    ]);
    await directory.flush();
    await vi.waitFor(() => {
      expect(heard).toEqual([
        { ownerKey: 'p1', topics: ['feed', 'queue'] },
        { ownerKey: 'p2', topics: ['earnings'] },
      ]);
    });
    await stop();
  });
});
