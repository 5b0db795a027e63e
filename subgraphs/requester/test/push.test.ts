import type { ProcedureCall, ProcedureOutput, SupplySettings } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPusher } from '../src/domain/push-work.ts';
import { hasNewWork, markPushed, readPushSupply } from '../src/store/read-push-supply.ts';
import { createBatch, openBatch, publish, readBatch, steer, upload } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { callNode, openTestNode } from './support.ts';

type Offer = ProcedureCall<'offer'>;
type Answer = ProcedureOutput<'offer'>;

describe('a requester partition that hands out work by itself', () => {
  let node: TestNode;
  let requester: Requester;
  let offers: Offer[] = [];
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(1_000_000);
    // Nothing of an earlier test is left to be handed out.
    for (const [name, text] of [
      ['test-hide-batches', `update batches set status = 'paused'`],
      [
        'test-end-offers',
        `update push_offers set status = 'lost', next_attempt_at = null, ended_at = now()
          where status = 'open'`,
      ],
    ] as const) {
      await node.partition.query({ name, text }, []);
    }
    node.clock.advance(3_600_000);
    node.profiles.clear();
    answerWith((offer) => take(offer, Number.POSITIVE_INFINITY));
  });
  afterAll(() => node.close());

  /** Performer partitions answer offers like this. */
  function answerWith(answer: (offer: Offer) => Answer): void {
    offers = [];
    node.offers.answer = (offer) => {
      offers.push(offer);
      return new Promise((resolve) => {
        resolve(answer(offer));
      });
    };
  }

  function take(offer: Offer, most: number): Answer {
    const taken: Record<string, number> = {};
    let all = 0;
    for (const { typeId, slots } of [...offer.leases, ...offer.listed]) {
      const some = Math.min(slots, Math.max(0, most - (taken[typeId] ?? 0)));
      taken[typeId] = (taken[typeId] ?? 0) + some;
      all += slots;
    }
    const got = Object.values(taken).reduce((sum, slots) => sum + slots, 0);
    return { answer: got === 0 ? 'decline' : got < all ? 'part' : 'accept', taken };
  }

  /** A group that would take so many tasks of a type in an hour. */
  function addGroup(partitionId: string, perHour: number, profile: object = {}): void {
    node.profiles.set(partitionId, {
      partitionId,
      publishedAt: node.clock.now(),
      profile: {
        ...{ performers: 10, online: 5, waiting: 1 },
        ...{ paceByCategory: { Text: perHour }, paceByType: {} },
        ...profile,
      },
    });
  }

  const push = (supply: Partial<SupplySettings> = {}, more: Partial<SupplySettings['push']> = {}) =>
    createPusher(
      {
        ...node.services,
        supply: {
          ...node.services.supply,
          ...supply,
          push: { ...node.services.supply.push, ...more },
        },
      },
      node.partition,
    )();
  const slotsOf = (offer: Offer | undefined) =>
    (offer?.leases ?? []).reduce((sum, { slots }) => sum + slots, 0);
  const runs = async () =>
    (await callNode(node.module, 'listPushRuns', { partitionId: 'r1', first: 5 })).runs;
  const open = (tasks: number, changes: Parameters<typeof openBatch>[3] = {}) =>
    openBatch(node, requester, tasks, { type: { category: 'Text' }, ...changes });

  it('gives new work to the group that will probably do it, as leases with all that it needs', async () => {
    addGroup('p1', 80);
    addGroup('p2', 0);
    const { typeId, batchId } = await open(50);
    expect(await push()).toBe(1);
    expect(offers).toHaveLength(1);
    const [offer] = offers;
    expect(offer).toMatchObject({ partitionId: 'p1', from: 'r1', kind: 'exclusive', listed: [] });
    expect(offer?.types).toMatchObject([{ typeId, requesterKey: requester.key }]);
    expect(slotsOf(offer)).toBe(20);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      leased: 20,
      available: 30,
    });
    const [run] = await runs();
    expect(run).toMatchObject({ trigger: 'timer', offered: 20, taken: 20, messages: 1 });
    expect(run?.details).toEqual([
      expect.objectContaining({ holder: 'p1', typeId, offered: 20, taken: 20, answer: 'accept' }),
    ]);
  });

  it('does so once, and again when nobody took the rest for a while', async () => {
    addGroup('p1', 80);
    await open(50);
    await push();
    expect(await push()).toBe(0);
    node.clock.advance(599_000);
    addGroup('p1', 80);
    expect(await push()).toBe(0);
    node.clock.advance(2_000);
    // The group has done what it had.
    await node.partition.query(
      { name: 'test-end-leases', text: `update leases set status = 'closed', outstanding = 0` },
      [],
    );
    expect(await push()).toBe(1);
    expect(offers).toHaveLength(2);
  });

  it('takes a batch for new that was opened after another one of its type had been handed out', async () => {
    addGroup('p1', 80);
    const { typeId } = await open(5);
    const later = await createBatch(requester, typeId);
    await upload(
      node,
      requester,
      later,
      `sentence\n${Array.from({ length: 10 }, (_, index) => `late ${index}`).join('\n')}`,
    );
    await publish(requester, later);
    node.clock.advance(1_000);
    expect(await push()).toBe(1);
    node.clock.advance(1_000);
    await node.runJob('roll-batches');
    expect(await hasNewWork(node.partition, node.clock.now())).toBe(true);
    expect(await push()).toBe(1);
    expect(slotsOf(offers.at(-1))).toBeGreaterThan(0);
  });

  it('leaves for the next time what is opened while it looks at the type', async () => {
    addGroup('p1', 80);
    const { typeId } = await open(5);
    const later = await createBatch(requester, typeId);
    await upload(node, requester, later, 'sentence\nLate');
    await publish(requester, later);
    const types = await readPushSupply(node.partition, node.clock.now());
    await node.runJob('roll-batches');
    await markPushed(node.partition, types);
    expect(await hasNewWork(node.partition, node.clock.now())).toBe(true);
    await markPushed(node.partition, await readPushSupply(node.partition, node.clock.now()));
    expect(await hasNewWork(node.partition, node.clock.now())).toBe(false);
  });

  it('hands out everything that a group can use when time is short', async () => {
    addGroup('p1', 80);
    const deadlineAt = new Date(node.clock.now().getTime() + 1_200_000).toISOString();
    await open(50, { type: { category: 'Text' }, batch: { deadlineAt } });
    await push();
    // 80 an hour for the 20 minutes that are left.
    expect(slotsOf(offers[0])).toBe(26);
  });

  it('divides by what each group will do, equally, or to the best one alone', async () => {
    const share = async (split: 'best' | 'equal' | 'proportional') => {
      answerWith((offer) => take(offer, Number.POSITIVE_INFINITY));
      addGroup('p1', 300);
      addGroup('p2', 100);
      await open(40);
      await push({}, { split });
      return offers.map((offer) => [offer.partitionId, slotsOf(offer)]).sort();
    };
    expect(await share('proportional')).toEqual([
      ['p1', 30],
      ['p2', 10],
    ]);
    expect(await share('equal')).toEqual([
      ['p1', 20],
      ['p2', 20],
    ]);
    expect(await share('best')).toEqual([['p1', 40]]);
  });

  it('does not ask a group again soon that did not take all of a type', async () => {
    addGroup('p1', 400);
    answerWith((offer) => take(offer, 10));
    const { typeId } = await open(40);
    await push();
    expect((await runs())[0]).toMatchObject({ offered: 40, taken: 10, declined: 30 });
    await node.deliver([
      {
        to: requester.key,
        kind: 'lease.released',
        payload: {
          ...{ requesterKey: requester.key, reason: 'not-wanted' },
          leases: (offers[0]?.leases ?? []).slice(10).map(({ leaseId, slots }) => ({
            leaseId,
            slots,
          })),
        },
      },
    ]);
    node.clock.advance(60_000);
    addGroup('p1', 400);
    addGroup('p2', 400);
    const publishMore = async () => {
      await node.partition.query(
        { name: 'test-forget-pushed', text: 'delete from pushed_types where type_id = $1' },
        [typeId],
      );
    };
    await publishMore();
    await push();
    expect(offers.map(({ partitionId }) => partitionId)).toEqual(['p1', 'p2']);
  });

  it('repeats an offer that was not answered, with the leases of before', async () => {
    addGroup('p1', 80);
    let silent = true;
    answerWith((offer) => {
      if (silent) throw new ExchangeError('UNAVAILABLE', 'It is away.');
      return take(offer, Number.POSITIVE_INFINITY);
    });
    const { batchId } = await open(30);
    await push();
    expect((await runs())[0]?.details).toEqual([
      expect.objectContaining({ answer: 'no answer', taken: 0 }),
    ]);
    node.clock.advance(30_000);
    addGroup('p1', 80);
    silent = false;
    await push();
    const [first, second] = offers;
    expect(offers).toHaveLength(2);
    expect(second?.grantId).toBe(first?.grantId);
    expect(second?.leases.map(({ leaseId }) => leaseId).sort()).toEqual(
      first?.leases.map(({ leaseId }) => leaseId).sort(),
    );
    expect(second?.types).toEqual(first?.types);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 20 });
    node.clock.advance(60_000);
    await push();
    expect(offers).toHaveLength(2);
  });

  it('offers after a crash what it had granted, and nothing twice', async () => {
    addGroup('p1', 80);
    node.offers.answer = () => Promise.reject(new Error('The node is gone.'));
    const { batchId } = await open(30);
    await expect(push()).rejects.toThrow('The node is gone.');
    answerWith((offer) => take(offer, Number.POSITIVE_INFINITY));
    expect(await push()).toBe(0);
    node.clock.advance(21_000);
    expect(await push()).toBe(1);
    expect(slotsOf(offers[0])).toBe(20);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      leased: 20,
      available: 10,
    });
  });

  it('takes an offer back at once that was refused, and gives a silent group nothing more', async () => {
    addGroup('p1', 80);
    answerWith(() => {
      throw new ExchangeError('FORBIDDEN', 'No.');
    });
    const { batchId } = await open(30);
    await push();
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      leased: 0,
      available: 30,
    });
    expect(offers).toHaveLength(1);

    answerWith(() => {
      throw new ExchangeError('UNAVAILABLE', 'It is away.');
    });
    await open(30);
    node.clock.advance(1);
    await push();
    await open(30);
    await push();
    expect(offers).toHaveLength(1);
  });

  it('calls back what it offered in vain for an hour, also what has no end', async () => {
    addGroup('p1', 80);
    answerWith(() => {
      throw new ExchangeError('UNAVAILABLE', 'It is away.');
    });
    const { batchId } = await open(30);
    await push({ grants: 'unlimited' });
    node.clock.advance(3_700_000);
    await push({ grants: 'unlimited' });
    const [grantId] = offers.map((offer) => offer.grantId);
    const recalls = await node.partition.query<{ leases: number }>(
      {
        name: 'test-grant-recalls',
        text: `select jsonb_array_length(payload -> 'leaseIds') as leases
                 from outbox where message_id like 'recall:' || $1 || ':%'`,
      },
      [grantId],
    );
    expect(recalls).toEqual([{ leases: 20 }]);
    node.clock.advance(2 * 3_600_000);
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      leased: 0,
      available: 30,
    });
  });

  it('offers nothing to groups that are away or silent, and nothing at all when it is switched off', async () => {
    addGroup('p1', 80, { online: 0 });
    await open(30);
    expect(await push()).toBe(0);
    addGroup('p1', 80);
    node.clock.advance(121_000);
    expect(await push()).toBe(0);
    addGroup('p1', 80);
    expect(await push({}, { mode: 'off' })).toBe(0);
    expect(offers).toHaveLength(0);
    expect(await push()).toBe(1);
  });

  it('tells groups of work without lending it, when pushes are information only', async () => {
    addGroup('p1', 80);
    const { typeId, batchId } = await open(30);
    await push({}, { mode: 'information' });
    expect(offers[0]).toMatchObject({ kind: 'information', leases: [] });
    expect(offers[0]?.listed).toMatchObject([{ typeId, slots: 30 }]);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      leased: 0,
      available: 30,
    });
  });

  it('lends without an end when the cluster does, until the batch is paused', async () => {
    addGroup('p1', 80);
    const { batchId } = await open(30);
    await push({ grants: 'unlimited' });
    expect(offers[0]?.leases[0]).toMatchObject({
      kind: 'unlimited',
      expiresAt: new Date('9999-01-01T00:00:00Z'),
    });
    node.clock.advance(30 * 86_400_000);
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 20 });

    await steer(requester, 'pauseBatch', batchId);
    await node.runJob('roll-batches');
    const recalls = await node.partition.query<{ leases: number }>(
      {
        name: 'test-recalls',
        text: `select jsonb_array_length(payload -> 'leaseIds') as leases
                 from outbox where kind = 'lease.recalled' and recipient = 'partition:p1'
                order by id desc limit 1`,
      },
      [],
    );
    expect(recalls).toEqual([{ leases: 20 }]);
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 20 });
    node.clock.advance(2 * 3_600_000);
    await node.runJob('expire-leases');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ leased: 0 });
  });
});
