import { newId, newOwnerKey } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideSender } from '../src/domain/check-senders.ts';
import { openBatch } from './flows.ts';
import { callNode, openTestNode, type TestNode } from './support.ts';

describe('what a node may say in whose name', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await openTestNode();
  });
  afterAll(() => node.close());

  const wrong = 'node-of-p2';
  const right = 'node-of-p1';

  /** Everything that a call could have changed. */
  const everything = async () => {
    const [row] = await node.partition.query<{ state: string }>({
      name: 'test-everything',
      text: `select (select json_agg(l order by l.id) from leases l)::text
                 || (select coalesce(json_agg(t order by t.id), '[]') from tasks t)::text
                 || (select coalesce(json_agg(i order by i.message_id), '[]') from inbox i)::text
                 || (select count(*) from submissions)::text as state`,
    });
    return row?.state;
  };

  async function lease(rows = 1) {
    const requester = await node.addRequester(1_000_000);
    const { typeId } = await openBatch(node, requester, rows);
    const granted = await node.acquire({ typeId, slots: rows }, right);
    const [first] = granted.leases;
    if (first === undefined) throw new Error('Nothing was granted.');
    return { typeId, first, leases: granted.leases };
  }

  it('refuses grants and renewals for a partition that the caller does not serve', async () => {
    const { typeId, first } = await lease();
    const before = await everything();
    await expect(node.acquire({ typeId, slots: 1 }, wrong)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const renewal = {
      partitionId: node.partition.id,
      holder: 'p1',
      leaseSeconds: 6_000,
      leases: [{ leaseId: first.leaseId, epoch: 1 }],
    };
    await expect(callNode(node.module, 'renew', renewal, wrong)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await everything()).toBe(before);
    expect((await callNode(node.module, 'renew', renewal, right)).renewed).toHaveLength(1);
  });

  it('grants a single slot only for a performer who lives where the caller serves', async () => {
    const { typeId } = await lease(3);
    const performerKey = newOwnerKey('performer', node.random);
    node.homes.set(performerKey, 'p2');
    const single = { typeId, slots: 1, kind: 'temporary' as const, performerKey };
    await expect(node.acquire(single, right)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(node.acquire({ ...single, holder: 'p2' }, wrong)).resolves.toBeDefined();
  });

  it('refuses work in the name of another node’s performer, and work on a lease of another', async () => {
    const { first } = await lease();
    const before = await everything();
    const foreign = newOwnerKey('performer', node.random);
    node.homes.set(foreign, 'p2');
    const named = await node.deliver([node.submission(first)], wrong);
    const used = await node.deliver([node.submission(first, { performerKey: foreign })], wrong);
    for (const report of [named, used]) {
      expect(report.delivered).toEqual([]);
      expect(report.failed).toEqual([
        expect.objectContaining({ error: expect.stringMatching(/^FORBIDDEN/) as string }),
      ]);
    }
    expect(await everything()).toBe(before);
    expect((await node.deliver([node.submission(first)], right)).failed).toEqual([]);
  });

  it('refuses to take back slots from a lease of another node, and takes the other messages of the call', async () => {
    const { first, leases } = await lease(2);
    const release = {
      to: first.requesterKey,
      kind: 'lease.released',
      payload: {
        requesterKey: first.requesterKey,
        reason: 'not-wanted',
        leases: [{ leaseId: first.leaseId, slots: 1 }],
      },
    };
    const before = await everything();
    const report = await node.deliver([release], wrong);
    expect(report.failed[0]?.error).toMatch(/^FORBIDDEN/);
    expect(await everything()).toBe(before);

    const foreign = newOwnerKey('performer', node.random);
    node.homes.set(foreign, 'p2');
    const second = leases[1] ?? first;
    const mixed = await node.deliver(
      [release, node.submission(second, { performerKey: foreign })],
      right,
    );
    expect(mixed.delivered).toHaveLength(1);
    expect(mixed.failed).toHaveLength(1);
  });

  it('takes work of a performer who moved: from the new home, and what the old one had sent', async () => {
    const { leases } = await lease(2);
    const [one, other] = leases;
    const performerKey = newOwnerKey('performer', node.random);
    node.homes.set(performerKey, 'p2');
    node.formerHomes.set(performerKey, 'p1');
    for (const [given, from] of [
      [one, wrong],
      [other, right],
    ] as const) {
      if (given === undefined) throw new Error('Nothing was granted.');
      const report = await node.deliver([node.submission(given, { performerKey })], from);
      expect(report.failed).toEqual([]);
    }
  });

  it('parts the slots in hand of a performer who moved from the lease of the home before', async () => {
    const requester = await node.addRequester(1_000_000);
    const { typeId } = await openBatch(node, requester, 1, { batch: { assignmentsWanted: 3 } });
    const granted = await node.acquire({ typeId, slots: 3 }, right);
    const [first] = granted.leases;
    if (first === undefined) throw new Error('Nothing was granted.');
    expect(first.slots).toBe(3);
    const performerKey = newOwnerKey('performer', node.random);
    node.homes.set(performerKey, 'p2');
    node.formerHomes.set(performerKey, 'p1');
    const newLeaseId = newId('lease', first.requesterKey, node.clock, node.random);
    const split = (holder: string) => ({
      id: `split:${holder}`,
      to: first.requesterKey,
      kind: 'lease.split',
      payload: {
        ...{ performerKey, holder },
        leases: [{ leaseId: first.leaseId, newLeaseId, slots: 1 }],
      },
    });
    const held = async () =>
      node.partition.query(
        {
          name: 'test-held',
          text: `select l.id, l.holder, l.outstanding, l.status, t.leased
                 from leases l join tasks t on t.id = l.task_id
                where l.id = any($1::text[]) order by l.outstanding desc`,
        },
        [[first.leaseId, newLeaseId]],
      );

    // Another node, or for a partition that the sender does not serve.
    expect((await node.deliver([split('p2')], 'node-of-p3')).failed[0]?.error).toMatch(
      /^FORBIDDEN/,
    );
    expect((await node.deliver([split('p3')], wrong)).failed[0]?.error).toMatch(/^FORBIDDEN/);
    expect(await held()).toHaveLength(1);

    const work = node.submission({ ...first, leaseId: newLeaseId }, { performerKey });
    // In one call, and again: the slot is there when its work arrives, and it is parted once.
    expect((await node.deliver([split('p2'), work], wrong)).failed).toEqual([]);
    expect((await node.deliver([split('p2')], wrong)).failed).toEqual([]);
    expect(await held()).toEqual([
      { id: first.leaseId, holder: 'p1', outstanding: 2, status: 'active', leased: 2 },
      { id: newLeaseId, holder: 'p2', outstanding: 0, status: 'closed', leased: 2 },
    ]);
  });

  it('asks for a repeat while a performer is being moved, so that nothing is lost', () => {
    const claim = { performerKey: 'p', leaseIds: [], holder: null };
    expect(decideSender(claim, { standing: 'moving', holdsLeases: true })).toMatchObject({
      retryable: true,
    });
  });
});
