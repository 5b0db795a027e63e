import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideShare } from '../src/domain/decide-shares.ts';
import { openBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, openTestNode } from './support.ts';

describe('what an asker gets of scarce work', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(1_000_000);
    node.profiles.clear();
  });
  afterAll(() => node.close());

  function addGroup(partitionId: string, perHour: number | null): void {
    node.profiles.set(partitionId, {
      partitionId,
      publishedAt: node.clock.now(),
      profile: {
        ...{ performers: 10, online: 5, waiting: 0 },
        ...(perHour === null ? {} : { paceByCategory: { Text: perHour } }),
      },
    });
  }
  const open = async (tasks: number) =>
    (await openBatch(node, requester, tasks, { type: { category: 'Text' } })).typeId;
  const pull = async (typeId: string, slots: number, holder = 'p1') => {
    const { leases, shortages } = await node.acquire({ typeId, slots, holder });
    return { slots: leases.reduce((sum, lease) => sum + lease.slots, 0), shortages };
  };

  it('is everything while there is enough for all, or nobody else', async () => {
    const typeId = await open(100);
    expect((await pull(typeId, 20)).slots).toBe(20);
    addGroup('p1', 10);
    addGroup('p2', 10);
    expect((await pull(typeId, 40)).slots).toBe(40);
  });

  it('leaves the others theirs, however often a greedy node asks', async () => {
    addGroup('p1', 100);
    addGroup('p2', 100);
    const typeId = await open(40);
    const first = await pull(typeId, 1_000);
    expect(first.slots).toBe(30);
    expect(first.shortages).toEqual([{ typeId, reason: 'share' }]);
    for (let time = 0; time < 3; time += 1) expect((await pull(typeId, 1_000)).slots).toBe(0);
    expect((await pull(typeId, 1_000, 'p2')).slots).toBe(10);
  });

  it('is no more for a type that is named twice in one call', async () => {
    addGroup('p1', 100);
    addGroup('p2', 100);
    const typeId = await open(40);
    const want = { typeId, slots: 1_000, taskId: null, excludeTaskIds: [] };
    const { leases } = await node.acquire({ typeId, slots: 1_000, wants: [want, want] });
    expect(leases.reduce((sum, lease) => sum + lease.slots, 0)).toBe(30);
  });

  it('follows what groups draw, and is a little for those who draw nothing', async () => {
    addGroup('p1', 300);
    addGroup('p2', 30);
    const typeId = await open(110);
    expect((await pull(typeId, 200, 'p2')).slots).toBe(15);
    addGroup('p3', 0);
    expect((await pull(typeId, 200, 'p3')).slots).toBe(4);
    expect((await pull(typeId, 200, 'p1')).slots).toBe(91);
  });

  it('is divided evenly when groups tell nothing of themselves', async () => {
    for (const holder of ['p1', 'p2', 'p3']) addGroup(holder, null);
    const typeId = await open(30);
    expect((await pull(typeId, 100, 'p1')).slots).toBe(15);
    expect((await pull(typeId, 100, 'p2')).slots).toBe(15);
  });

  it('has no limit for the one slot of somebody who accepts', async () => {
    addGroup('p1', 0);
    addGroup('p2', 1_000);
    const typeId = await open(3);
    const { leases } = await node.acquire({ typeId, slots: 1, kind: 'temporary' });
    expect(leases).toHaveLength(1);
  });

  it('is information alone when that is asked for: terms and numbers, and no slot moves', async () => {
    const typeId = await open(12);
    const ask = () => node.acquire({ typeId, slots: 5, kind: 'information' });
    expect(await ask()).toMatchObject({
      leases: [],
      listed: [{ typeId, slots: 12 }],
      types: [{ typeId, requesterKey: requester.key }],
    });
    expect((await ask()).listed).toMatchObject([{ slots: 12 }]);
    const unknown = await node.acquire({ typeId: 'type_x', slots: 1, kind: 'information' });
    expect(unknown.shortages).toEqual([{ typeId: 'type_x', reason: 'unknown' }]);
  });

  it('can be asked of the partition itself', async () => {
    const typeId = await open(7);
    const { types } = await callNode(node.module, 'listTaskInfo', { partitionId: 'r1' });
    expect(types.find((info) => info.typeId === typeId)).toMatchObject({
      ...{ partitionId: 'r1', requesterKey: requester.key, category: 'Text' },
      ...{ availableSlots: 7, openTasks: 7, totalTasks: 7 },
    });
  });

  it('is none of the last few where nobody is, while people are elsewhere who never saw such work', () => {
    const group = (partitionId: string, online: number, paces: ReadonlyMap<string, number>) => ({
      ...{ partitionId, online },
      draw: {
        ...{ partitionId, online, waiting: online, paceByType: new Map<string, number>() },
        paceByCategory: paces,
      },
    });
    const input = {
      ...{ holder: 'p1', typeId: 't', category: 'Text', asked: 2, available: 3 },
      ...{ held: new Map<string, number>(), periodSeconds: 3_600 },
    };
    const empty = group('p1', 0, new Map([['Text', 0]]));
    expect(decideShare({ ...input, groups: [empty, group('p2', 1, new Map())] })).toBe(0);
    expect(decideShare({ ...input, groups: [empty, group('p2', 0, new Map())] })).toBe(2);
  });

  it('is never more than is asked or there, and never lets one of two equals take all', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(300), (asked, available, perHour) => {
        const group = (partitionId: string) => ({
          ...{ partitionId, online: 1 },
          draw: {
            ...{ partitionId, online: 1, waiting: 0, paceByType: new Map<string, number>() },
            paceByCategory: new Map([['Text', perHour]]),
          },
        });
        const share = decideShare({
          ...{ holder: 'p1', typeId: 't', category: 'Text', asked, available },
          ...{ held: new Map<string, number>(), periodSeconds: 3_600 },
          groups: [group('p1'), group('p2')],
        });
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(Math.min(asked, available));
        const scarce = perHour > 0 && available < 2 * perHour && available > 8;
        if (scarce) expect(share).toBeLessThan(available);
      }),
    );
  });
});
