import { describe, expect, it } from 'vitest';
import { lendSlot } from '../src/store/lend-slot.ts';
import { takeLent } from '../src/store/lent-slots.ts';
import { listHeldByAll, readDoableStock } from '../src/store/maintenance-reads.ts';
import { GroupedWorld, meta } from './support/grouped-world.ts';
import { goodAnswer, operations } from './support/world.ts';

const grouped = new GroupedWorld();

describe('a repository that two partitions share', () => {
  async function openShared() {
    await grouped.open({ p1: { groups: [] }, p2: { groups: [], repository: 'p1' } });
    const typeId = grouped.world.addType({ tasks: 60, title: 'Look', category: 'picture' });
    const guest = await grouped.whoDoes('picture', 'p2');
    await grouped.world.maintain();
    return { typeId, guest };
  }

  it('is filled for the performers of both, and shown to both as near', async () => {
    const { guest } = await openShared();
    expect(await grouped.stock()).toMatchObject([{ groupId: '', category: 'picture' }]);
    expect(await grouped.feedOf(guest)).toEqual([{ title: 'Look', near: true }]);
    const call = { first: 10 };
    const ask = (partitionId: string) =>
      grouped.world.module.handlers.readRepositories?.({ ...call, partitionId }, meta);
    expect((await ask('p1'))?.repositories).toMatchObject([
      { repositoryId: 'p1', feeds: ['p1', 'p2'], online: 1 },
    ]);
    expect((await ask('p2'))?.repositories).toEqual([]);
  });

  it('feeds the guest without asking the requester; the slot stands on a lease of the guest’s partition', async () => {
    const { typeId, guest } = await openShared();
    const before = await grouped.stock();
    grouped.world.cluster.calls.length = 0;
    const accepted = await grouped.accept(guest, typeId);
    expect(accepted).toMatchObject({
      __typename: 'AcceptTaskSuccess',
      assignment: { local: true },
    });
    expect(grouped.world.cluster.calls).toEqual([]);
    expect((await grouped.stock())[0]?.slots).toBe((before[0]?.slots ?? 0) - 1);
    const { data } = await grouped.world.ask(guest, operations.submit, {
      id: accepted.assignment?.id,
      answer: goodAnswer,
    });
    expect(data).toMatchObject({ submitAssignment: { __typename: 'SubmitAssignmentSuccess' } });
    await grouped.world.run('relay-outbox', 'p2');
    const [split, work] = grouped.world.cluster.sent;
    expect(split).toMatchObject({ kind: 'lease.split', payload: { holder: 'p2' } });
    const [parted] = (split?.payload as ProcedureSplit).leases;
    expect(work).toMatchObject({
      kind: 'submission.delivered',
      payload: { leaseId: parted?.newLeaseId },
    });
  });

  it('gives a guest every task once, and no more than they may have in hand', async () => {
    const { typeId, guest } = await openShared();
    const tasks = new Set<string>();
    for (let turn = 0; turn < 3; turn += 1) {
      const { assignment } = await grouped.accept(guest, typeId);
      tasks.add(assignment?.id ?? '');
    }
    expect(tasks.size).toBe(3);
    expect(await grouped.accept(guest, typeId)).toMatchObject({ __typename: 'QueueFull' });
    const rows = await grouped.world.partitions.get('p2')?.query<{ tasks: number }>(
      {
        name: 'test-count',
        text: 'select count(distinct task_id)::int as tasks from assignments',
      },
      [],
    );
    expect(rows).toEqual([{ tasks: 3 }]);
    const [left] = await grouped.stock();
    const items = await grouped.world.rows<{ slots: number }>(
      'select coalesce(sum(free), 0)::int as slots from stock_items',
    );
    expect(items).toEqual([{ slots: left?.slots }]);
  });

  /** What is on its way out of the stock, and what is told to the requester of it. */
  async function underWay() {
    const lent = await grouped.world.rows<{ id: string }>(
      'select new_lease_id as id from lent_slots',
    );
    await grouped.world.run('relay-outbox');
    const released = grouped.world.cluster.sent.filter(({ kind }) => kind === 'lease.released');
    return { lent, released: released.map(({ payload }) => (payload as Released).leases) };
  }

  it('is told that what it lent has arrived, and forgets it', async () => {
    const { typeId, guest } = await openShared();
    expect(await grouped.accept(guest, typeId)).toMatchObject({ __typename: 'AcceptTaskSuccess' });
    expect((await underWay()).lent).toHaveLength(1);
    grouped.world.clock.advance(61_000);
    await grouped.world.run('settle-lent');
    expect(await underWay()).toEqual({ lent: [], released: [] });
  });

  it('loses nothing when the partition of a guest refuses what it lent', async () => {
    const { typeId, guest } = await openShared();
    const p2 = grouped.world.partitions.get('p2');
    await p2?.query({
      name: 'test-refuse',
      text: `alter table outbox add constraint refuse check (kind <> 'lease.split') not valid`,
    });
    const { messages } = await grouped.world.ask(guest, operations.accept, { typeId });
    expect(messages).toHaveLength(1);
    const { lent, released } = await underWay();
    expect(lent).toEqual([]);
    expect(released).toEqual([[{ leaseId: expect.any(String) as string, slots: 1 }]]);
  });

  it('takes back what did not arrive after a crash, which can then arrive no more', async () => {
    const { typeId } = await openShared();
    const [p1, p2] = [grouped.world.partitions.get('p1'), grouped.world.partitions.get('p2')];
    if (p1 === undefined || p2 === undefined) throw new Error('the test has two partitions');
    const slot = { typeId, taskId: null, heldTaskIds: [], ownRequesterKey: null };
    const place = { groupId: '', newLeaseId: 'lease_lent', partitionId: 'p2', wait: false };
    const lent = await lendSlot(p1, { ...slot, ...place }, grouped.world.clock.now());
    await grouped.world.run('settle-lent');
    expect((await underWay()).lent).toEqual([{ id: 'lease_lent' }]);
    grouped.world.clock.advance(61_000);
    await grouped.world.run('settle-lent');
    await grouped.world.run('settle-lent');
    expect(await underWay()).toEqual({
      lent: [],
      released: [[{ leaseId: lent?.leaseId, slots: 1 }]],
    });
    expect(await p2.transact((tx) => takeLent(tx, 'lease_lent'))).toBe(false);
  });

  it('settles what it lent to a guest, however much is under way to partitions of other nodes', async () => {
    await openShared();
    await grouped.world.rows(
      `insert into lent_slots (new_lease_id, lease_id, requester_key, partition_id, lent_at)
       select 'lease_' || n, 'lease_' || n, 'r', case n when 1001 then 'p2' else 'p9' end,
              $1::timestamptz + n * interval '1 millisecond'
         from generate_series(1, 1001) n`,
      [grouped.world.clock.now()],
    );
    grouped.world.clock.advance(120_000);
    await grouped.world.run('settle-lent');
    const left = await grouped.world.rows<{ to: string; count: number }>(
      `select partition_id as "to", count(*)::int as count from lent_slots group by 1`,
    );
    expect(left).toEqual([{ to: 'p9', count: 1_000 }]);
  });

  it('counts as doable only what somebody whom it feeds never had, guests included', async () => {
    const { typeId, guest } = await openShared();
    const { assignment } = await grouped.accept(guest, typeId);
    const [p1, p2] = [grouped.world.partitions.get('p1'), grouped.world.partitions.get('p2')];
    if (p1 === undefined || p2 === undefined) throw new Error('the test has two partitions');
    const [held] = await p2.query<{ taskId: string }>(
      { name: 'test-held', text: 'select task_id as "taskId" from assignments where id = $1' },
      [assignment?.id],
    );
    await grouped.world.rows('update stock_items set task_id = $1', [held?.taskId]);
    const tasks = [held?.taskId ?? '', 'task_other'];
    const barred = await listHeldByAll(p2, tasks, [guest.performer]);
    expect(barred).toEqual([held?.taskId]);
    expect(await readDoableStock(p1, '', [], barred)).toEqual(new Map());
    expect((await readDoableStock(p1, '', [], [])).get(typeId)).toBeGreaterThan(0);
  });

  it('gets what a guest lets go back by way of its requester', async () => {
    const { typeId, guest } = await openShared();
    const { assignment } = await grouped.accept(guest, typeId);
    const call = { partitionId: 'p1', first: 10 };
    const seen = await grouped.world.module.handlers.readRepositories?.(call, meta);
    expect(seen?.repositories[0]).toMatchObject({ inHand: 1, types: [{ inHand: 1 }] });
    const stats = await grouped.world.module.handlers.readStats?.({ partitionId: 'p2' }, meta);
    expect(stats).toMatchObject({ slotsAvailable: 0, slotsLeased: 1 });
    await grouped.world.ask(guest, operations.give, { id: assignment?.id });
    await grouped.world.run('drop-expired-stock', 'p2');
    await grouped.world.run('relay-outbox', 'p2');
    expect(grouped.world.cluster.sent.map(({ kind }) => kind)).toEqual([
      'lease.split',
      'lease.released',
    ]);
  });
});

interface Released {
  readonly leases: readonly { readonly leaseId: string; readonly slots: number }[];
}

interface ProcedureSplit {
  readonly leases: readonly { readonly leaseId: string; readonly newLeaseId: string }[];
}
