import { FakeClock, newOwnerKey } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';
import { OwnerAwayError } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MoveRef } from '../src/index.ts';
import { listAway } from '../src/index.ts';
import { performerTables } from '../src/manifest/performer-tables.ts';
import { requesterTables } from '../src/manifest/requester-tables.ts';
import { destinationOf, sourceOf, type Reachable } from './support/ends.ts';
import { copyAll } from './support/move-owner.ts';
import { seedRequester } from './support/seed-requester.ts';

const clock = new FakeClock();

const limits = { rows: 10, bytes: 1_000 };
const nothing = {
  changes: { tables: [], versions: [], bytes: 0, left: 0, digest: null },
  handover: '{}',
};

describe('attempts of a move', () => {
  let r1: Reachable<RequesterPartition>;
  let r2: Reachable<RequesterPartition>;
  let owner: string;
  const at = (attempt: number): MoveRef => ({
    moveId: `move of ${owner}`,
    ownerKey: owner,
    attempt,
  });

  beforeAll(async () => {
    r1 = await openTestPartition('requester', clock, { id: 'r1' });
    r2 = await openTestPartition('requester', clock, { id: 'r2' });
  });
  afterAll(() => Promise.all([r1.close(), r2.close()]));

  async function begin(): Promise<void> {
    owner = newOwnerKey('requester');
    await seedRequester(r1, clock, owner, 20);
    await sourceOf(r1).beginDeparture(at(1), 'none');
    await destinationOf(r2).beginArrival(at(1), 'none');
  }

  it('that are older than one that was seen change nothing at either end', async () => {
    await begin();
    const [source, destination] = [sourceOf(r1), destinationOf(r2)];
    const chunk = await source.readChunk(at(1), null, { rows: 10, bytes: 1_000 });
    await destination.writeChunk(at(2), chunk);
    await source.unblock(at(2));
    const late = [
      () => destination.writeChunk(at(1), chunk),
      () => destination.beginArrival(at(1), 'none'),
      () => destination.complete(at(1), nothing),
      () => destination.admit(at(1), { keepCapture: true }),
      () => destination.abandonArrival(at(1), 'none', 10),
      () => source.beginDeparture(at(1), 'none'),
      () => source.readChunk(at(1), null, limits),
      () => source.readChanges(at(1), limits, 'copy'),
      () => source.block(at(1), 250, limits),
      () => source.unblock(at(1)),
      () => source.markLeft(at(1)),
      () => source.endDeparture(at(1)),
      () => source.erase(at(1), 10),
    ];
    for (const step of late) await expect(step()).rejects.toMatchObject({ reason: 'stale' });
    expect(await listAway(r1)).toMatchObject([{ state: 'leaving', attempt: 2 }]);
    await source.endDeparture(at(2));
    await destination.abandonArrival(at(2), 'none', 1_000);
    await expect(destination.beginArrival(at(3), 'none')).rejects.toMatchObject({
      reason: 'ended',
    });
  });

  it('give a block up only when they are later than it', async () => {
    await begin();
    const source = sourceOf(r1);
    expect(await source.block(at(1), 250, limits)).not.toBeNull();
    await expect(source.unblock(at(1))).rejects.toMatchObject({ reason: 'stale' });
    await expect(source.beginDeparture(at(1), 'none')).rejects.toMatchObject({ reason: 'stale' });
    await source.unblock(at(2));
    expect(await source.block(at(2), 250, limits)).not.toBeNull();
    // What was asked for before comes late.
    await expect(source.unblock(at(2))).rejects.toMatchObject({ reason: 'stale' });
    expect(await listAway(r1)).toMatchObject([{ state: 'blocked' }]);
    // Who claims the move next begins with this.
    await source.beginDeparture(at(3), 'none');
    expect(await listAway(r1)).toMatchObject([{ state: 'leaving', attempt: 3 }]);
    await source.endDeparture(at(3));
    await destinationOf(r2).abandonArrival(at(3), 'none', 1_000);
  });

  it('of another move of the same owner are told that one is under way', async () => {
    await begin();
    const other = { ...at(1), moveId: 'another' };
    await expect(sourceOf(r1).beginDeparture(other, 'none')).rejects.toMatchObject({
      reason: 'other-move',
    });
    await expect(destinationOf(r2).beginArrival(other, 'none')).rejects.toMatchObject({
      reason: 'other-move',
    });
    await sourceOf(r1).endDeparture(at(1));
    await destinationOf(r2).abandonArrival(at(1), 'none', 1_000);
  });

  it('can repeat every step', async () => {
    await begin();
    const [source, destination] = [sourceOf(r1), destinationOf(r2)];
    await copyAll(source, destination, at(1));
    await copyAll(source, destination, at(2));
    await source.block(at(2), 250, limits);
    const last = await source.block(at(2), 250, limits);
    expect(await destination.complete(at(2), last ?? nothing)).toEqual({ differing: [] });
    expect(await destination.complete(at(2), last ?? nothing)).toEqual({ differing: [] });
    for (const attempt of [2, 3]) {
      await destination.admit(at(attempt), { keepCapture: true });
      await source.markLeft(at(attempt));
    }
    expect(await listAway(r1)).toMatchObject([{ state: 'left' }]);
    expect(await listAway(r2)).toMatchObject([{ state: 'tracked' }]);
    // What comes late writes nothing over what they did since.
    await expect(destination.complete(at(3), last ?? nothing)).rejects.toMatchObject({
      reason: 'state',
    });
    while ((await source.erase(at(3), 7)).more);
    expect(await source.erase(at(3), 7)).toEqual({ erased: 0, more: false });
    await destination.endCapture(at(3));
    await destination.endCapture(at(3));
    expect([await listAway(r1), await listAway(r2)]).toEqual([[], []]);
  });

  it('let the owner in without waiting for writers who wait for the owner', async () => {
    await begin();
    const [source, destination] = [sourceOf(r1), destinationOf(r2)];
    await copyAll(source, destination, at(1));
    const last = await source.block(at(1), 250, limits);
    await destination.complete(at(1), last ?? nothing);
    const admitted: Promise<void>[] = [];
    await r2.transact(async (tx) => {
      await tx.query({ name: 'test-hold', text: 'select 1 from move_fences for update' });
      admitted.push(destination.admit(at(1), { keepCapture: true }));
      const waiting = {
        name: 'test-waiting',
        text: `select 1 from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'`,
      };
      while ((await r2.query(waiting)).length === 0);
      // The rows that are placed as the owner is let in.
      const late = r2.query({ name: 'test-late', text: 'update outbox set delivered_at = now()' });
      await expect(late).rejects.toThrow(OwnerAwayError);
    });
    await Promise.all(admitted);
    expect(await listAway(r2)).toMatchObject([{ state: 'tracked' }]);
    await source.markLeft(at(1));
    while ((await source.erase(at(1), 100)).more);
    await destination.endCapture(at(1));
  });

  it('add all rows up at the moment of the first changes that are all there are', async () => {
    await begin();
    const [source, destination] = [sourceOf(r1), destinationOf(r2)];
    await copyAll(source, destination, at(1));
    await r1.query(
      { name: 'test-write', text: 'update tasks set priority = 7 where owner_key = $1' },
      [owner],
    );
    const some = await source.readChanges(at(1), { rows: 12, bytes: 100_000 }, 'digest');
    expect(some).toMatchObject({ left: 8, digest: null });
    expect(await destination.applyChanges(at(1), some)).toEqual({ differing: [] });
    await source.forgetChanges(at(1), some.versions);
    const rest = await source.readChanges(at(1), { rows: 12, bytes: 100_000 }, 'digest');
    const counts = new Map(rest.digest?.tables.map(({ table, count }) => [table, count]));
    expect(counts.get('tasks')).toBe(20);
    expect(await destination.applyChanges(at(1), rest)).toEqual({ differing: [] });
    await source.forgetChanges(at(1), rest.versions);
    await source.endDeparture(at(2));
    await destination.abandonArrival(at(2), 'none', 1_000);
  });

  it('find out that a copy is not one', async () => {
    await begin();
    const [source, destination] = [sourceOf(r1), destinationOf(r2)];
    await copyAll(source, destination, at(1));
    await r2.transact(async (tx) => {
      await tx.query(
        { name: 'test-as-mover', text: `select set_config('exchange.move', $1, true)` },
        [at(1).moveId],
      );
      await tx.query({ name: 'test-spoil', text: 'update tasks set priority = 9 where row = 3' });
    });
    const { parts } = await source.readParts(at(1), { table: 'tasks', after: null }, 100);
    expect(parts[0]?.count).toBe(20);
    expect(await destination.compareParts(at(1), parts)).toEqual({ differing: ['tasks'] });
    const changes = await source.readChanges(at(1), limits, 'digest');
    expect(await destination.applyChanges(at(1), changes)).toEqual({ differing: ['tasks'] });
    await source.endDeparture(at(2));
    await destination.abandonArrival(at(2), 'none', 1_000);
  });
});

describe('the list of what belongs to owners', () => {
  it.each([
    // Of the partition itself, or beside the rows of owners.
    ['requester', requesterTables, ['slot_flows', 'push_runs', 'push_offers', 'ledger_entries']],
    [
      'performer',
      performerTables,
      [
        ...['stock_items', 'received_offers', 'listed_types', 'learnt_models', 'maintenance_runs'],
        ...['acquire_attempts', 'recalled_leases', 'stock_levels', 'lent_slots', 'ledger_entries'],
      ],
    ],
  ] as const)('of a %s partition leaves no table out', async (role, tables, own) => {
    const partition = await openTestPartition(role, clock);
    const rows = await partition.query<{ name: string }>({
      name: 'test-tables',
      text: `select tablename::text as name from pg_tables where schemaname = 'public'`,
    });
    const machinery = ['_prisma_migrations', 'move_fences', 'away_owners', 'owner_changes'];
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      [...tables.map(({ name }) => name), ...own, ...machinery].toSorted(),
    );
    await partition.close();
  });
});
