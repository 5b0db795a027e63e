import { newId, ownerOf } from '@exchange/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decidePayout } from '../src/domain/decide-payout.ts';
import type { PayoutAnswer, PayoutOrder } from '../src/index.ts';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

describe('a payout', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  /** What the rail says next; an error is thrown. After the last it pays. */
  const script: (PayoutAnswer | Error)[] = [];
  const orders: PayoutOrder[] = [];
  let keys = 0;

  beforeAll(async () => {
    world = await openWorld(
      {},
      {
        payOut(order) {
          orders.push(order);
          const next = script.shift() ?? { kind: 'paid', reference: 'rail-1' };
          return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
        },
      },
    );
    viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 1, rewardMinor: 100_000 });
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { assignment } = accepted.data?.['acceptTask'] as unknown as {
      assignment: { id: string };
    };
    await world.ask(viewer, operations.submit, { id: assignment.id, answer: goodAnswer });
    const decision = {
      id: 'decided:1',
      to: viewer.performer,
      kind: 'assignment.decided',
      payload: {
        assignmentId: assignment.id,
        submissionId: newId('submission', ownerOf(typeId) ?? '', world.clock),
        decision: 'approved',
        feedback: null,
        amountMinor: 100_000,
        currency: 'USD',
        decidedAt: world.clock.now(),
      },
    };
    await world.module.handlers.deliver?.(
      { partitionId: 'p1', messages: [decision] },
      { requestId: 'test', caller: 'node-of-r1' },
    );
  });
  afterAll(() => world.close());
  beforeEach(() => {
    script.length = 0;
    orders.length = 0;
  });

  const nextKey = () => `payout-key-${(keys += 1)}`;
  async function request(amount: number, key = nextKey()) {
    const answer = await world.ask(viewer, operations.payout, { amount, key });
    expect(answer.codes).toEqual([]);
    return answer.data?.['requestPayout'] as unknown as Record<string, unknown>;
  }
  async function newest() {
    const answer = await world.ask(viewer, operations.payouts, { first: 1 });
    const { edges } = answer.data?.['payouts'] as unknown as { edges: { node: object }[] };
    return edges[0]?.node;
  }
  async function money() {
    const answer = await world.ask(viewer, operations.earnings);
    const { balance } = answer.data?.['earnings'] as unknown as {
      balance: { available: { minor: number }; paidOut: { minor: number } };
    };
    return { available: balance.available.minor, paidOut: balance.paidOut.minor };
  }

  it('is done at once when the rail pays at once, and a repeat of the call gives no second order', async () => {
    const key = nextKey();
    expect(await request(500, key)).toMatchObject({ payout: { status: 'DONE' } });
    expect(await request(500, key)).toMatchObject({ payout: { status: 'DONE' } });
    expect(orders).toHaveLength(1);
  });

  it('goes on by itself when the rail did not answer, with the same order until it is paid', async () => {
    const before = await money();
    script.push(new Error('connection reset'), new Error('connection reset'));
    expect(await request(700)).toMatchObject({ payout: { status: 'PENDING' } });
    expect(await money()).toEqual({
      available: before.available - 700,
      paidOut: before.paidOut + 700,
    });
    await world.run('send-payouts');
    expect(orders).toHaveLength(1);
    world.clock.advance(5_000);
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({
      status: 'PENDING',
      reason: expect.any(String) as string,
    });
    world.clock.advance(10_000);
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({ status: 'DONE', reason: null });
    expect(orders).toHaveLength(3);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  });

  it('is followed until a slow rail says how it ended', async () => {
    script.push({ kind: 'taken', reference: 'slow-1' }, { kind: 'taken', reference: 'slow-1' });
    expect(await request(300)).toMatchObject({ payout: { status: 'SENT' } });
    world.clock.advance(5_000);
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({ status: 'SENT' });
    world.clock.advance(10_000);
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({ status: 'DONE' });
  });

  it('gives the money back when the rail refuses, at once or later, and once', async () => {
    const before = await money();
    script.push({ kind: 'refused', reason: 'The account is closed.' });
    expect(await request(400)).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ message: expect.stringContaining('The account is closed.') as string }],
    });
    expect(await money()).toEqual(before);

    script.push({ kind: 'taken', reference: null }, { kind: 'refused', reason: 'It bounced.' });
    await request(400);
    world.clock.advance(5_000);
    await world.run('send-payouts');
    world.clock.advance(3_600_000);
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({ status: 'FAILED', reason: 'It bounced.' });
    expect(await money()).toEqual(before);
    const stats = await world.module.handlers.readStats?.(
      { partitionId: 'p1' },
      { requestId: 'test', caller: 'test' },
    );
    expect(stats).toMatchObject({ ledgerBalanced: true });
    // What is booked as paid out is what the orders that were not refused are for.
    const [totals] = await world.rows<{ booked: number; ordered: number }>(
      `select (select sum(balance)::int from ledger_accounts where id = 'house:payouts') as booked,
              (select sum(amount_minor)::int from payouts where status <> 'failed') as ordered`,
    );
    expect(totals?.booked).toBe(totals?.ordered);
  });

  it('that a crash left between booking and order is found and given', async () => {
    script.push(new Error('the process ended here'));
    await request(200);
    await world.rows(
      `update payouts set attempts = 0, next_attempt_at = created_at where status = 'pending'`,
    );
    await world.run('send-payouts');
    expect(await newest()).toMatchObject({ status: 'DONE' });
  });

  it('is shown to the operator when the rail has not settled it for long', async () => {
    const meta = { requestId: 'test', caller: 'gateway' };
    const parked = () => world.module.handlers.listParked?.({ partitionId: 'p1', first: 5 }, meta);
    script.push(...Array.from({ length: 5 }, () => new Error('the rail is down')));
    await request(150);
    expect((await parked())?.parked).toEqual([]);
    for (let round = 0; round < 4; round += 1) {
      world.clock.advance(3_600_000);
      await world.run('send-payouts');
    }
    expect((await parked())?.parked).toMatchObject([
      { job: 'payout', ownerKey: viewer.performer, attempts: 5 },
    ]);
    expect((await world.module.handlers.readStats?.({ partitionId: 'p1' }, meta))?.parked).toBe(1);
    world.clock.advance(3_600_000);
    await world.run('send-payouts');
    expect((await parked())?.parked).toEqual([]);
  });

  it('ends only by what the rail says, and is asked about ever more seldom until then', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('pending' as const, 'sent' as const),
        fc.integer({ min: 1, max: 200 }),
        (status, attempts) => {
          const silent = decidePayout({ status, attempts }, null);
          const taken = decidePayout({ status, attempts }, { kind: 'taken', reference: 'r' });
          const more = decidePayout({ status, attempts: attempts + 1 }, null);
          expect(silent.status).toBe(status);
          expect(taken.status).toBe('sent');
          expect(more.againInMs).toBeGreaterThanOrEqual(silent.againInMs ?? 0);
          expect(more.againInMs).toBeLessThanOrEqual(3_600_000);
        },
      ),
    );
  });
});
