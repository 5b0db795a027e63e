import { createHash } from 'node:crypto';
import { FakeClock, newId, newOwnerKey } from '@exchange/kernel';
import { depositTransfer, postTransfers } from '@exchange/ledger';
import type { Partition, PerformerPartition, RequesterPartition } from '@exchange/partitions';
import { findOwnerAway, OwnerAwayError } from '@exchange/partitions';
import { openTestPartition } from '@exchange/testkit/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MoveRef } from '../src/index.ts';
import { listAway, purgeFences } from '../src/index.ts';
import { performerTables } from '../src/manifest/performer-tables.ts';
import { requesterTables } from '../src/manifest/requester-tables.ts';
import { partedLeaseId } from '../src/destination/admit-performer.ts';
import { destinationOf, sourceOf, type Reachable } from './support/ends.ts';
import { readBalances, readLedger } from './support/money.ts';
import { eraseAll, moveOwner } from './support/move-owner.ts';
import { seedPerformer } from './support/seed-performer.ts';
import { seedRequester } from './support/seed-requester.ts';

const clock = new FakeClock();
let moves = 0;

function newMove(ownerKey: string): MoveRef {
  moves += 1;
  return { moveId: `move-${moves}`, ownerKey, attempt: 1 };
}

/** Rows of an owner, by table. */
async function countRows(partition: Partition, ownerKey: string): Promise<Record<string, number>> {
  const tables = partition.role === 'requester' ? requesterTables : performerTables;
  const counts: Record<string, number> = {};
  for (const { name, where, eraseWhere = where, kind } of tables) {
    if (kind === 'shared') continue;
    const [row] = await partition.query<{ count: number }>(
      {
        name: `test-count-${name}`,
        text: `select count(*) as count from ${name} r where ${eraseWhere}`,
      },
      [ownerKey],
    );
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

function rows<Row>(partition: Partition, text: string, ...values: unknown[]): Promise<Row[]> {
  return partition.query<Row>(
    { name: `test-${createHash('md5').update(text).digest('hex')}`, text },
    values,
  );
}

describe('a requester who moves', () => {
  let r1: Reachable<RequesterPartition>;
  let r2: Reachable<RequesterPartition>;
  const owner = newOwnerKey('requester');
  const stays = newOwnerKey('requester');

  beforeAll(async () => {
    r1 = await openTestPartition('requester', clock, { id: 'r1' });
    r2 = await openTestPartition('requester', clock, { id: 'r2' });
    await seedRequester(r1, clock, owner, 100);
    await seedRequester(r1, clock, stays, 30);
  });
  afterAll(() => Promise.all([r1.close(), r2.close()]));

  it('is in the new partition with every row, and leaves nothing when the old copy is erased', async () => {
    const before = await countRows(r1, owner);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    const others = await countRows(r1, stays);
    const balances = await readBalances(r1, owner);
    const move = newMove(owner);
    await moveOwner(sourceOf(r1), destinationOf(r2), move);
    expect(await countRows(r2, owner)).toEqual(before);
    expect(await readBalances(r2, owner)).toEqual(balances);
    expect(await listAway(r1)).toMatchObject([{ ownerKey: owner, state: 'left', attempt: 1 }]);
    expect(await listAway(r2)).toMatchObject([{ ownerKey: owner, state: 'tracked' }]);
    const total = (balances['available'] ?? 0) + (balances['escrow'] ?? 0);
    expect(await readLedger(r2)).toEqual({ unbalanced: 0, moved: -total, wrong: 0 });
    expect(await readLedger(r1)).toEqual({ unbalanced: 0, moved: 0, wrong: 0 });

    // In so small parts that the transfers go in several.
    await eraseAll(sourceOf(r1), move, 3);
    await destinationOf(r2).endCapture(move);
    expect(Object.values(await countRows(r1, owner)).every((count) => count === 0)).toBe(true);
    expect(await countRows(r1, stays)).toEqual(others);
    expect(await readLedger(r1)).toEqual({ unbalanced: 0, moved: total, wrong: 0 });
    expect([await listAway(r1), await listAway(r2)]).toEqual([[], []]);
    for (const partition of [r1, r2]) {
      expect(
        await rows(partition, `select 1 from pg_trigger where tgname like 'capture%'`),
      ).toEqual([]);
      expect(await rows(partition, 'select 1 from owner_changes')).toEqual([]);
    }
  });

  it('can come back to a partition that it was erased from', async () => {
    const before = await countRows(r2, owner);
    const move = newMove(owner);
    await moveOwner(sourceOf(r2), destinationOf(r1), move);
    await eraseAll(sourceOf(r2), move);
    await destinationOf(r1).endCapture(move);
    expect(await countRows(r1, owner)).toEqual(before);
    const [one, other] = [await readLedger(r1), await readLedger(r2)];
    expect([one.unbalanced, one.wrong, other.unbalanced, other.wrong]).toEqual([0, 0, 0, 0]);
    expect(one.moved + other.moved).toBe(0);
  });

  it('leaves fences for late steps, which go when it is long over, taken back or not', async () => {
    const [away, back] = [newMove(owner), newMove(owner)];
    const fences = async () => {
      const text = `select move_id as id from move_fences where move_id = any($1) order by id`;
      const ids = [away.moveId, back.moveId];
      return (await Promise.all([r1, r2].map((each) => rows(each, text, ids)))).flat().length;
    };
    await moveOwner(sourceOf(r1), destinationOf(r2), away);
    await moveOwner(sourceOf(r2), destinationOf(r1), back, { base: 'kept' });
    await eraseAll(sourceOf(r2), back);
    await destinationOf(r1).endCapture(back);
    await Promise.all([r1, r2].map(purgeFences));
    expect(await fences()).toBe(4);
    clock.advance(8 * 24 * 60 * 60 * 1_000);
    await Promise.all([r1, r2].map(purgeFences));
    expect(await fences()).toBe(0);
  });

  it('is taken back with every write that was made since', async () => {
    const away = newMove(owner);
    await moveOwner(sourceOf(r1), destinationOf(r2), away);
    await r2.transact(async (tx) => {
      await postTransfers(
        tx,
        [depositTransfer({ id: `later:${owner}`, ownerKey: owner, currency: 'USD' }, 77)],
        null,
      );
      await tx.query(
        { name: 't1', text: `update outbox set delivered_at = now() where message_id = $1` },
        [`decided:${owner}:two`],
      );
      await tx.query({ name: 't2', text: `delete from parked_work where owner_key = $1` }, [owner]);
      await tx.query(
        { name: 't3', text: `update tasks set priority = 7 where owner_key = $1 and row <= 5` },
        [owner],
      );
    });
    const before = await countRows(r2, owner);
    const back = newMove(owner);
    await moveOwner(sourceOf(r2), destinationOf(r1), back, { base: 'kept' });
    const after = await countRows(r1, owner);
    // The message that was delivered there is not brought along.
    expect(after).toEqual({ ...before, outbox: (before['outbox'] ?? 0) - 1 });
    expect(await readBalances(r1, owner)).toEqual(await readBalances(r2, owner));
    expect(
      await rows(
        r1,
        `select message_id as id from outbox where outbox_owner(kind, payload) = $1 order by id`,
        owner,
      ),
    ).toEqual([{ id: `decided:${owner}:one` }, { id: `decided:${owner}:three` }]);
    expect(
      await rows(
        r1,
        'select count(*) as count from tasks where owner_key = $1 and priority = 7',
        owner,
      ),
    ).toEqual([{ count: 5 }]);
    await eraseAll(sourceOf(r2), back);
    await destinationOf(r1).endCapture(back);
    const [one, other] = [await readLedger(r1), await readLedger(r2)];
    expect([one.unbalanced, one.wrong, other.unbalanced, other.wrong]).toEqual([0, 0, 0, 0]);
    expect(one.moved + other.moved).toBe(0);
    expect(Object.values(await countRows(r2, owner)).every((count) => count === 0)).toBe(true);
  });

  it('is at home as before when the move is cancelled, and so is a copy that was kept', async () => {
    const source = sourceOf(r1);
    const destination = destinationOf(r2);
    const move = newMove(owner);
    const step = { message: 'the operator thought better of it' };
    await expect(
      moveOwner(source, destination, move, {
        after: (at) =>
          at === 'blocked' ? Promise.reject(new Error(step.message)) : Promise.resolve(),
      }),
    ).rejects.toThrow(step.message);
    await expect(source.unblock(move)).rejects.toMatchObject({ reason: 'stale' });
    await expect(source.endDeparture(move)).rejects.toMatchObject({ reason: 'stale' });
    const later = { ...move, attempt: 2 };
    await source.endDeparture(later);
    while ((await destination.abandonArrival(later, 'none', 50)).more);
    expect([await listAway(r1), await listAway(r2)]).toEqual([[], []]);
    expect(Object.values(await countRows(r2, owner)).every((count) => count === 0)).toBe(true);
    await expect(source.beginDeparture(later, 'none')).rejects.toMatchObject({ reason: 'ended' });
    await expect(source.beginDeparture(move, 'none')).rejects.toMatchObject({ reason: 'stale' });
    await rows(r1, 'update requesters set display_name = display_name where owner_key = $1', owner);

    const there = newMove(owner);
    await moveOwner(source, destination, there);
    const back = newMove(owner);
    await expect(
      moveOwner(sourceOf(r2), destinationOf(r1), back, {
        base: 'kept',
        after: (at) =>
          at === 'compared' ? Promise.reject(new Error(step.message)) : Promise.resolve(),
      }),
    ).rejects.toThrow(step.message);
    await sourceOf(r2).endDeparture(back);
    await destinationOf(r1).abandonArrival(back, 'kept', 50);
    expect(await listAway(r1)).toMatchObject([{ moveId: there.moveId, state: 'left' }]);
    expect(await listAway(r2)).toMatchObject([{ moveId: there.moveId, state: 'tracked' }]);
    await moveOwner(sourceOf(r2), destinationOf(r1), newMove(owner), {
      base: 'kept',
    });
  });

  it('is no longer named where the work of others is recorded, once it is erased', async () => {
    const guest = newOwnerKey('requester');
    await seedRequester(r1, clock, guest, 10);
    const [gone, kept] = [newId('type', guest, clock), newId('type', stays, clock)];
    const detail = (typeId: string) => ({
      holder: 'p1',
      kind: 'exclusive',
      typeId,
      offered: 2,
      taken: 1,
      answer: 'part',
    });
    await rows(
      r1,
      `insert into push_offers (grant_id, holder, kind, offered, taken, status, created_at, ended_at)
       values ('g1', 'p1', 'exclusive', $1, $2, 'answered', now(), now()),
              ('g2', 'p1', 'exclusive', $1, null, 'lost', now(), now())`,
      { [gone]: 2, [kept]: 3 },
      { [gone]: 1, [kept]: 1 },
    );
    await rows(
      r1,
      `insert into push_runs (started_at, duration_ms, trigger, types, offered, taken, declined, messages, details)
       values (now(), 5, 'timer', 2, 4, 2, 0, 1, $1)`,
      JSON.stringify([detail(gone), detail(kept)]),
    );
    const move = newMove(guest);
    await moveOwner(sourceOf(r1), destinationOf(r2), move);
    await eraseAll(sourceOf(r1), move);
    await destinationOf(r2).endCapture(move);
    expect(await rows(r1, 'select offered, taken from push_offers order by grant_id')).toEqual([
      { offered: { [kept]: 3 }, taken: { [kept]: 1 } },
      { offered: { [kept]: 3 }, taken: null },
    ]);
    expect(await rows(r1, 'select details from push_runs')).toEqual([{ details: [detail(kept)] }]);
  });
});

describe('a performer who moves', () => {
  let p1: Reachable<PerformerPartition>;
  let p2: Reachable<PerformerPartition>;
  const owner = newOwnerKey('performer');
  const requester = newOwnerKey('requester');

  beforeAll(async () => {
    p1 = await openTestPartition('performer', clock, { id: 'p1' });
    p2 = await openTestPartition('performer', clock, { id: 'p2' });
  });
  afterAll(() => Promise.all([p1.close(), p2.close()]));

  it('takes work in hand along on a lease of the new partition, and leaves the stock', async () => {
    const { leaseId, typeId } = await seedPerformer(p1, clock, owner, requester);
    const before = await countRows(p1, owner);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    const move = newMove(owner);
    await moveOwner(sourceOf(p1), destinationOf(p2), move);
    // The new partition tells the requester whose slots it has now.
    expect(await countRows(p2, owner)).toEqual({ ...before, outbox: 2 });
    const parted = partedLeaseId(leaseId, move.moveId);
    expect(await rows(p2, 'select lease_id as id, free, in_hand as held from stock_items')).toEqual(
      [{ id: parted, free: 0, held: 2 }],
    );
    expect(await rows(p1, 'select lease_id as id, free, in_hand as held from stock_items')).toEqual(
      [{ id: leaseId, free: 2, held: 0 }],
    );
    expect(
      await rows(
        p2,
        `select distinct lease_id as id, lease_epoch as epoch from assignments where status = 'accepted'`,
      ),
    ).toEqual([{ id: parted, epoch: 1 }]);
    expect(await rows(p2, 'select type_id as id from known_types')).toEqual([{ id: typeId }]);
    expect(await rows(p2, 'select type_id from stock_levels where slots <> 0')).toEqual([]);
    expect(
      await rows(p2, `select message_id as id, payload from outbox where kind = 'lease.split'`),
    ).toEqual([
      {
        id: `split:${move.moveId}:${requester}`,
        payload: {
          performerKey: owner,
          holder: 'p2',
          leases: [{ leaseId, newLeaseId: parted, slots: 2 }],
        },
      },
    ]);
    // What the repository itself has to say stays behind.
    expect(await rows(p2, `select 1 from outbox where kind = 'lease.released'`)).toEqual([]);

    const back = newMove(owner);
    await moveOwner(sourceOf(p2), destinationOf(p1), back, { base: 'kept' });
    const again = partedLeaseId(parted, back.moveId);
    expect(
      await rows(p1, 'select lease_id as id, free, in_hand as held from stock_items order by free'),
    ).toEqual([
      { id: again, free: 0, held: 2 },
      { id: leaseId, free: 2, held: 0 },
    ]);
    expect(await rows(p2, 'select 1 from stock_items')).toEqual([]);
    await eraseAll(sourceOf(p2), back);
    await destinationOf(p1).endCapture(back);
    expect(Object.values(await countRows(p2, owner)).every((count) => count === 0)).toBe(true);
    const [one, other] = [await readLedger(p1), await readLedger(p2)];
    expect([one.unbalanced, one.wrong, other.unbalanced, other.wrong]).toEqual([0, 0, 0, 0]);
    expect(one.moved + other.moved).toBe(0);
  });
});

describe('the fence', () => {
  let r1: Reachable<RequesterPartition>;
  let r2: Reachable<RequesterPartition>;
  const owner = newOwnerKey('requester');

  beforeAll(async () => {
    r1 = await openTestPartition('requester', clock, { id: 'r1' });
    r2 = await openTestPartition('requester', clock, { id: 'r2' });
    await seedRequester(r1, clock, owner, 10);
  });
  afterAll(() => Promise.all([r1.close(), r2.close()]));

  it('refuses every write to every table of an owner who is blocked, arriving or gone', async () => {
    async function expectRefused(partition: RequesterPartition, state: OwnerAwayError['state']) {
      for (const { name, where, key } of requesterTables) {
        // Its own rule refuses every change of it before.
        if (name === 'ledger_transfers') continue;
        const column = key[0]?.column ?? '';
        const update = rows(
          partition,
          `update ${name} r set ${column} = r.${column} where ${where}`,
          owner,
        );
        const error = await update.catch((caught: unknown) => caught);
        expect(error, name).toBeInstanceOf(OwnerAwayError);
        expect(error, name).toMatchObject({ ownerKey: owner, state });
      }
      const error = await partition.db.requester
        .update({ where: { ownerKey: owner }, data: { displayName: 'x' } })
        .catch((caught: unknown) => caught);
      expect(findOwnerAway(error)).toMatchObject({ ownerKey: owner, state });
    }
    const move = newMove(owner);
    await moveOwner(sourceOf(r1), destinationOf(r2), move, {
      after: async (step) => {
        if (step === 'blocked') {
          await expectRefused(r1, 'blocked');
          await expectRefused(r2, 'arriving');
        }
      },
    });
    await expectRefused(r1, 'left');
    await rows(r2, 'update tasks set priority = 1 where owner_key = $1', owner);
  });
});
