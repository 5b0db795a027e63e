import { clockMarginSeconds } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, openTestNode } from './support.ts';

describe('flows of slots', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(100_000);
    await node.partition.query({ name: 'empty-flows', text: 'delete from slot_flows' });
  });
  afterAll(() => node.close());

  async function read(seconds: number) {
    const { flows } = await callNode(node.module, 'readFlows', { partitionId: 'r1', seconds });
    return Object.fromEntries(flows.map(({ holder, kind, slots }) => [`${holder} ${kind}`, slots]));
  }

  it('say how many went where and what became of them', async () => {
    const { typeId } = await openBatch(node, requester, 12);
    const pulled = await node.acquire({ typeId, slots: 5 });
    await node.acquire({ typeId, slots: 2, holder: 'p2', grantId: 'push_of-a-test' });
    await node.acquire({ typeId, slots: 1, kind: 'temporary', holder: 'p2' });
    const [done, ...rest] = pulled.leases;
    if (done === undefined) throw new Error('nothing was granted');
    const back = rest.slice(0, 3).map(({ leaseId, slots }) => ({ leaseId, slots }));
    await node.deliver([
      node.submission(done),
      {
        to: requester.key,
        kind: 'lease.released',
        payload: { requesterKey: requester.key, leases: back, reason: 'not-wanted' },
      },
    ]);
    expect(await read(3_600)).toEqual({
      'p1 pulled': 5,
      'p1 delivered': 1,
      'p1 returned': 3,
      'p2 pushed': 2,
      'p2 single': 1,
    });
    node.clock.advance((900 + clockMarginSeconds) * 1_000);
    await node.runJob('expire-leases');
    expect(await read(3_600)).toMatchObject({ 'p1 expired': 1, 'p2 expired': 3 });
  });

  it('count a repeated grant and a repeated message once', async () => {
    const { typeId } = await openBatch(node, requester, 3);
    const ask = () => node.acquire({ typeId, slots: 2, grantId: `twice-${typeId}` });
    const { leases } = await ask();
    await ask();
    const [lease] = leases;
    if (lease === undefined) throw new Error('nothing was granted');
    const message = node.submission(lease, { id: `once-${typeId}` });
    await node.deliver([message]);
    await node.deliver([message]);
    expect(await read(3_600)).toEqual({ 'p1 pulled': 2, 'p1 delivered': 1 });
  });

  it('of more than an hour ago are kept in sums, and of more than a week ago no more', async () => {
    const { typeId } = await openBatch(node, requester, 6);
    for (let times = 0; times < 3; times += 1) await node.acquire({ typeId, slots: 1 });
    node.clock.advance(2 * 3_600_000);
    await node.acquire({ typeId, slots: 1 });
    await node.runJob('purge');
    const rows = await node.partition.query<{ slots: number; merged: boolean }>({
      name: 'list-flows',
      text: 'select slots, merged from slot_flows order by at',
    });
    expect(rows).toEqual([
      { slots: 3, merged: true },
      { slots: 1, merged: false },
    ]);
    expect(await read(3_600)).toEqual({ 'p1 pulled': 1 });
    expect(await read(86_400)).toEqual({ 'p1 pulled': 4 });
    node.clock.advance(8 * 86_400_000);
    await node.runJob('purge');
    expect(await read(604_800)).toEqual({});
  });
});
