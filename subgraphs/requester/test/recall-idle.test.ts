import type { ProcedureCall } from '@exchange/cluster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planRecalls } from '../src/domain/recall-idle.ts';
import type { Group } from '../src/domain/read-groups.ts';
import { openBatch, readBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { openTestNode } from './support.ts';

function group(partitionId: string, perHour: number | null, waiting = 1) {
  const draw =
    perHour === null
      ? null
      : {
          ...{ partitionId, online: 5, waiting, paceByType: new Map<string, number>() },
          paceByCategory: new Map([['Text', perHour]]),
        };
  return { partitionId, online: 5, draw } satisfies Group;
}

describe('the plan of recalls', () => {
  const types = [{ typeId: 't1', category: 'Text' }];
  const held = (slots: Readonly<Record<string, number>>) =>
    Object.entries(slots).map(([holder, count]) => ({ typeId: 't1', holder, slots: count }));

  it('takes from the group that holds hours of work for one that runs dry', () => {
    const groups = [group('p1', 60), group('p2', 60)];
    expect(planRecalls(types, held({ p1: 100 }), groups)).toEqual([
      { typeId: 't1', holder: 'p1', slots: 37, restMs: 60_000 },
    ]);
  });

  it('takes the last few for a group that has none while people there wait, but less often', () => {
    const groups = [group('p1', 60), group('p2', 60)];
    expect(planRecalls(types, held({ p1: 3 }), groups)).toEqual([
      { typeId: 't1', holder: 'p1', slots: 1, restMs: 180_000 },
    ]);
    expect(planRecalls(types, held({ p1: 3 }), [group('p1', 0), group('p2', 60)])).toMatchObject([
      { holder: 'p1', slots: 3 },
    ]);
    expect(planRecalls(types, held({ p1: 3 }), [group('p1', 60), group('p2', 60, 0)])).toEqual([]);
    expect(planRecalls(types, held({ p1: 3, p2: 1 }), groups)).toEqual([]);
    // Nobody could tell it of work that was all lent out before it came.
    const newcomers = group('p2', 60);
    newcomers.draw?.paceByCategory.clear();
    expect(planRecalls(types, held({ p1: 3 }), [group('p1', 0), newcomers])).toMatchObject([
      { holder: 'p1', slots: 3 },
    ]);
  });

  it('lets be what is spread evenly, what nobody else would do, and who says nothing of itself', () => {
    expect(
      planRecalls(types, held({ p1: 50, p2: 50 }), [group('p1', 60), group('p2', 60)]),
    ).toEqual([]);
    expect(planRecalls(types, held({ p1: 100 }), [group('p1', 60), group('p2', 0)])).toEqual([]);
    expect(planRecalls(types, held({ p1: 100 }), [group('p1', null), group('p2', 60)])).toEqual([]);
  });
});

describe('work that lies idle with one group', () => {
  let node: TestNode;
  let requester: Requester;
  const offers: ProcedureCall<'offer'>[] = [];
  beforeAll(async () => {
    node = await openTestNode();
    requester = await node.addRequester(1_000_000);
    node.offers.answer = (offer) => {
      offers.push(offer);
      const taken: Record<string, number> = {};
      for (const { typeId, slots } of offer.leases) taken[typeId] = (taken[typeId] ?? 0) + slots;
      return Promise.resolve({ answer: 'accept', taken });
    };
  });
  afterAll(() => node.close());

  async function giveBack(leaseIds: readonly string[]): Promise<void> {
    await node.deliver([
      {
        to: requester.key,
        kind: 'lease.released',
        payload: {
          ...{ requesterKey: requester.key, reason: 'recalled' },
          leases: leaseIds.map((leaseId) => ({ leaseId, slots: 1 })),
        },
      },
    ]);
  }

  function addGroup(partitionId: string, perHour = 60): void {
    node.profiles.set(partitionId, {
      partitionId,
      publishedAt: node.clock.now(),
      profile: {
        ...{ performers: 10, online: 5, waiting: 5 },
        ...{ paceByCategory: { Text: perHour }, paceByType: {} },
      },
    });
  }

  async function readRecalled(): Promise<string[]> {
    const rows = await node.partition.query<{ leaseIds: string[] }>(
      {
        name: 'test-recalled-leases',
        text: `select payload -> 'leaseIds' as "leaseIds" from outbox where kind = 'lease.recalled'`,
      },
      [],
    );
    return rows.flatMap(({ leaseIds }) => leaseIds);
  }

  it('is called back for a group without any, and pushed to it when it comes', async () => {
    const { typeId, batchId } = await openBatch(node, requester, 80, {
      type: { category: 'Text' },
    });
    const { leases } = await node.acquire({ typeId, slots: 80 });
    expect(leases).toHaveLength(80);
    addGroup('p1');
    expect(await node.runJob('recall-idle')).toBe(0);

    addGroup('p2');
    expect(await node.runJob('recall-idle')).toBe(1);
    const recalled = await readRecalled();
    expect(recalled).toHaveLength(30);
    // Those that would be taken last.
    const last = leases.map(({ leaseId }) => leaseId).sort();
    expect(last).toEqual(expect.arrayContaining(recalled));
    expect(await node.runJob('recall-idle')).toBe(0);

    await node.runJob('push');
    expect(offers).toEqual([]);
    await giveBack(recalled);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ available: 30 });
    await node.runJob('push');
    expect(offers.map(({ partitionId }) => partitionId)).toEqual(['p2']);
    expect(offers[0]?.leases.length).toBe(15);
  });

  it('of which there are but a few comes to who waits for it, and not back to who let it lie', async () => {
    offers.length = 0;
    const { typeId } = await openBatch(node, requester, 3, { type: { category: 'Text' } });
    const { leases } = await node.acquire({ typeId, slots: 3 });
    const before = new Set(await readRecalled());
    // p1 would come first in any other order.
    addGroup('p1', 60);
    addGroup('p2', 59);
    expect(await node.runJob('recall-idle')).toBe(1);
    const recalled = (await readRecalled()).filter((leaseId) => !before.has(leaseId));
    expect(recalled).toHaveLength(1);
    await giveBack(recalled);
    await node.runJob('push');
    expect(offers.map(({ partitionId, leases: given }) => [partitionId, given.length])).toEqual([
      ['p2', 1],
    ]);
    const taskOf = new Map(leases.map(({ leaseId, taskId }) => [leaseId, taskId]));
    expect(offers[0]?.leases[0]?.taskId).toBe(taskOf.get(recalled[0] ?? ''));
  });

  it('stays where it is while nobody pushes', async () => {
    const { typeId } = await openBatch(node, requester, 80, { type: { category: 'Text' } });
    await node.acquire({ typeId, slots: 80 });
    node.clock.advance(121_000);
    expect(await node.runJob('recall-idle')).toBe(0);
  });
});
