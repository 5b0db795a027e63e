import { FakeClock } from '@exchange/kernel';
import type { Directory as DirectoryDatabase } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addLoad,
  partitionSubject,
  purgeLoads,
  readLoads,
  readPartitionLoads,
  writeLoadSummaries,
  type UserLoad,
} from '../src/index.ts';
import { insertPlacement } from '../src/placement/write-placement.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const settings = { windowSeconds: 3_600, halfLifeDays: 14 };

describe('measured loads', () => {
  // A Wednesday, 10:30 UTC: hour 58 of the week.
  const clock = new FakeClock(new Date('2026-01-07T10:30:00Z'));
  let database: DirectoryDatabase;

  beforeAll(async () => {
    database = await openTestPartition('directory', clock);
  });

  afterAll(async () => {
    await database.close();
  });

  async function place(ownerKey: string): Promise<void> {
    await insertPlacement(database, {
      ownerKey,
      accountId: `account of ${ownerKey}`,
      role: ownerKey.startsWith('r') ? 'requester' : 'performer',
      displayName: ownerKey,
      partitionId: 'p1',
      interests: [],
      serviceClass: 'standard',
    });
  }

  async function read(ownerKey: string): Promise<UserLoad> {
    for await (const page of readLoads(database, settings.halfLifeDays)) {
      const found = page.find((each) => each.ownerKey === ownerKey);
      if (found !== undefined) return found;
    }
    throw new Error(`${ownerKey} is not there.`);
  }

  const use = (subject: string, requests: number) =>
    addLoad(
      database,
      [{ subject, requests, cpuMs: requests * 5, handlingMs: requests * 10 }],
      settings,
    );

  it('are means in an hour over the time in which they were measured', async () => {
    await place('paaaaaaaaaaaa');
    await use('paaaaaaaaaaaa', 60);
    expect((await read('paaaaaaaaaaaa')).load).toMatchObject({
      requests: 60,
      cpuMs: 300,
      inHand: (60 * 10) / hourMs,
    });
    clock.advance(hourMs);
    await use('paaaaaaaaaaaa', 20);
    expect((await read('paaaaaaaaaaaa')).load.requests).toBeCloseTo(40, 0);
  });

  it('lie in the hour of the week in which they were measured', async () => {
    const { hours: text } = await read('paaaaaaaaaaaa');
    const hours = text?.slice(1, -1).split(',').map(Number);
    expect(hours).toHaveLength(168);
    expect(hours?.[58]).toBeCloseTo(300, -1);
    expect(hours?.[59]).toBe(100);
    expect(hours?.filter((each) => each > 0)).toHaveLength(2);
  });

  it('fall while nobody is there, and what is old counts less than what is new', async () => {
    await place('pbbbbbbbbbbbb');
    await use('pbbbbbbbbbbbb', 100);
    clock.advance(dayMs);
    expect((await read('pbbbbbbbbbbbb')).load.requests).toBeLessThan(5);
    clock.advance(60 * dayMs);
    await use('pbbbbbbbbbbbb', 100);
    const { load } = await read('pbbbbbbbbbbbb');
    expect(load.requests).toBeGreaterThan(0);
    expect(load.requests).toBeLessThan(1);
  });

  it('are kept apart from what is counted, which replaces what was counted before', async () => {
    await place('pcccccccccccc');
    const summary = { subject: 'pcccccccccccc', rows: 5, bytes: 500 };
    await writeLoadSummaries(database, [summary]);
    await use('pcccccccccccc', 7);
    const work = { categories: { audio: 2 }, requesters: { raaaaaaaaaaaa: 2 } };
    await writeLoadSummaries(database, [{ ...summary, rows: 6, work }]);
    expect(await read('pcccccccccccc')).toMatchObject({
      load: { rows: 6, bytes: 500, requests: 7 },
      work,
    });
  });

  it('of somebody who was never seen are nothing', async () => {
    await place('pdddddddddddd');
    expect(await read('pdddddddddddd')).toEqual({
      ownerKey: 'pdddddddddddd',
      partitionId: 'p1',
      serviceClass: 'standard',
      isPinned: false,
      load: { requests: 0, cpuMs: 0, inHand: 0, rows: 0, bytes: 0 },
      hours: null,
      work: null,
    });
  });

  it('of partitions are read as a whole', async () => {
    await use(partitionSubject('p1'), 90);
    const counted = { rows: 1, bytes: 2, connections: 12 };
    await writeLoadSummaries(database, [{ subject: partitionSubject('p1'), ...counted }]);
    expect(await readPartitionLoads(database)).toMatchObject([
      { partitionId: 'p1', requests: 90, ...counted },
    ]);
  });

  it('are forgotten when nothing was measured for long', async () => {
    clock.advance(40 * dayMs);
    await use('paaaaaaaaaaaa', 1);
    expect(await purgeLoads(database, 30)).toBe(3);
    expect((await read('paaaaaaaaaaaa')).load.requests).toBeGreaterThan(0);
  });
});
