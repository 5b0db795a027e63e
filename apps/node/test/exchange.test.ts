import { clockMarginSeconds, FakeClock, roleOf } from '@exchange/kernel';
import { startExchange, type Actor, type TestExchange } from '@exchange/testkit/exchange';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as steps from './exchange-steps.ts';

describe('a whole exchange', () => {
  const clock = new FakeClock();
  let exchange: TestExchange;
  let requester: Actor;
  /** One performer at each performer partition. */
  let performers: { readonly near: Actor; readonly far: Actor };

  beforeAll(async () => {
    exchange = await startExchange({ clock });
    requester = exchange.as(await exchange.signUp('Ann', { roles: ['requester'] }));
    await steps.deposit(requester, 100_000);
    performers = { near: await signUpAt('p1'), far: await signUpAt('p2') };
  }, 60_000);

  afterAll(() => exchange.stop());

  async function signUpAt(partitionId: string): Promise<Actor> {
    for (let count = 1; count <= 10; count += 1) {
      const user = await exchange.signUp(`Performer ${count}`, { roles: ['performer'] });
      const home = await exchange.directory.findHome(user.performer ?? '');
      if (home?.partitionId === partitionId) return exchange.as(user);
    }
    throw new Error(`Nobody was placed on ${partitionId}.`);
  }

  /** Sums of ledger balances by kind over all partitions; every ledger must balance. */
  async function readMoney(): Promise<Record<string, number>> {
    const totals: Record<string, number> = {};
    for (const { id } of exchange.config.partitions) {
      const stats = await exchange.nodes.call('readStats', { partitionId: id });
      expect(stats.ledgerBalanced).toBe(true);
      for (const [kind, minor] of Object.entries(stats.money)) {
        totals[kind] = (totals[kind] ?? 0) + minor;
      }
    }
    return totals;
  }

  async function homeNodeOf(actor: Actor): Promise<string> {
    const ownerKey = actor.user.requester ?? actor.user.performer ?? '';
    const home = await exchange.directory.findHome(ownerKey);
    return (await exchange.directory.requireNode(home?.partitionId ?? '')).nodeId;
  }

  it('carries work from the post to the credit, to the cent', async () => {
    const before = await steps.readBalance(requester);
    const typeId = await steps.createType(requester);
    const batchId = await steps.publishTask(requester, typeId, 2);
    await exchange.drain();
    expect(await steps.readBalance(requester)).toEqual({
      available: before.available - 24,
      escrow: before.escrow + 24,
    });

    const first = await steps.accept(performers.near, typeId);
    const second = await steps.accept(performers.far, typeId);
    await steps.submit(performers.near, first.id);
    await steps.submit(performers.far, second.id);
    await exchange.drain();
    const received = await steps.listSubmissions(requester, batchId);
    expect(received.map(({ status, surplus }) => [status, surplus])).toEqual([
      ['SUBMITTED', false],
      ['SUBMITTED', false],
    ]);
    expect(received[0]?.answer).toEqual({ sentiment: 'positive' });

    const [approved, rejected] = received.map(({ id }) => id);
    expect(await steps.approve(requester, [approved ?? ''])).toBe(1);
    expect(await steps.approve(requester, [approved ?? ''])).toBe(0);
    expect(await steps.reject(requester, [rejected ?? ''])).toBe(1);
    await exchange.drain();
    expect(await steps.readBalance(requester)).toEqual({
      available: before.available - 12,
      escrow: before.escrow,
    });
    const earned = [
      await steps.readEarned(performers.near),
      await steps.readEarned(performers.far),
    ];
    expect(earned.sort((one, other) => one - other)).toEqual([0, 10]);
    expect(await readMoney()).toMatchObject({ transit: 0, fees: 2, escrow: 0 });
    expect(await steps.readProgress(requester, batchId)).toMatchObject({
      wanted: 2,
      available: 0,
      leased: 0,
      done: 2,
      approved: 1,
      rejected: 1,
    });
  }, 60_000);

  it('gives nobody a task twice, and no more slots than were wanted', async () => {
    const typeId = await steps.createType(requester);
    await steps.publishTask(requester, typeId, 1);
    await exchange.drain();
    const taken = await steps.accept(performers.near, typeId);
    expect((await steps.tryAccept(performers.near, typeId)).__typename).not.toBe(
      'AcceptTaskSuccess',
    );
    expect((await steps.tryAccept(performers.far, typeId)).__typename).not.toBe(
      'AcceptTaskSuccess',
    );
    await steps.submit(performers.near, taken.id);
    await exchange.drain();
  }, 60_000);

  it('lets a message that is delivered twice take effect once', async () => {
    const typeId = await steps.createType(requester);
    const batchId = await steps.publishTask(requester, typeId, 1);
    await exchange.drain();
    const earnedBefore = await steps.readEarned(performers.near);
    const { escrow } = await readMoney();
    const { id } = await steps.accept(performers.near, typeId);
    await steps.submit(performers.near, id);
    await exchange.drain();
    const [received] = await steps.listSubmissions(requester, batchId);
    await steps.approve(requester, [received?.id ?? '']);
    await exchange.drain();

    for (const running of exchange.running()) {
      for (const partition of running.databases.byId.values()) {
        const sent = await partition.query<{
          id: string;
          to: string;
          kind: string;
          payload: unknown;
        }>({
          name: 'test-all-sent',
          text: `select message_id as "id", recipient as "to", kind, payload from outbox order by id`,
        });
        // A process that serves none of these partitions has no right to say any of it.
        const refused = await exchange.nodes.send(sent);
        expect(refused.delivered).toEqual([]);
        expect(refused.failed.filter(({ error }) => !error.startsWith('FORBIDDEN'))).toEqual([]);
        const report = await exchange.nodesAs(running.nodeId).send(sent);
        expect(report.failed).toEqual([]);
        expect(report.delivered).toHaveLength(sent.length);
      }
    }
    await exchange.drain();
    expect(await steps.listSubmissions(requester, batchId)).toHaveLength(1);
    expect(await steps.readEarned(performers.near)).toBe(earnedBefore + 10);
    expect(await readMoney()).toMatchObject({ transit: 0, escrow: (escrow ?? 0) - 12 });
  }, 60_000);

  it('keeps submitted work while its requester node is away', async () => {
    const typeId = await steps.createType(requester);
    const batchId = await steps.publishTask(requester, typeId, 1);
    await exchange.drain();
    const { id } = await steps.accept(performers.near, typeId);
    const nodeId = await homeNodeOf(requester);
    await exchange.stopNode(nodeId);
    await steps.submit(performers.near, id);
    await exchange.drain();
    await exchange.startNode(nodeId);
    clock.advance(60_000);
    await exchange.drain();
    expect(await steps.listSubmissions(requester, batchId)).toMatchObject([
      { assignmentId: id, status: 'SUBMITTED', surplus: false },
    ]);
  }, 60_000);

  it('takes slots back when a lease is over, and gives them to others', async () => {
    const typeId = await steps.createType(requester);
    const batchId = await steps.publishTask(requester, typeId, 1);
    await exchange.drain();
    const { id } = await steps.accept(performers.near, typeId);
    const nodeId = await homeNodeOf(performers.near);
    await exchange.stopNode(nodeId);
    const { leaseSeconds } = exchange.config.supply;
    clock.advance(
      (leaseSeconds + steps.terms.timeAllowedSeconds + clockMarginSeconds + 60) * 1_000,
    );
    await exchange.drain();
    const other = await steps.accept(performers.far, typeId);
    await steps.submit(performers.far, other.id);
    await exchange.startNode(nodeId);
    await exchange.drain();
    expect(await steps.listSubmissions(requester, batchId)).toMatchObject([
      { assignmentId: other.id, surplus: false },
    ]);
    expect(other.id).not.toBe(id);
    expect(await steps.readProgress(requester, batchId)).toMatchObject({ done: 1, leased: 0 });
  }, 60_000);

  it('pays one look-up for a stale placement', async () => {
    const actor = await signUpAt('p1');
    const ownerKey = actor.user.performer ?? '';
    expect(roleOf(ownerKey)).toBe('performer');
    const stale = await exchange.directory.findHome(ownerKey);
    await exchange.nodes.call('createUser', {
      partitionId: 'p2',
      ownerKey,
      accountId: actor.user.accountId,
      displayName: actor.user.name,
      interests: [],
    });
    await exchange.database.db.placement.update({
      where: { ownerKey },
      data: { partitionId: 'p2', epoch: { increment: 1 } },
    });
    for (const running of exchange.running()) running.directory.forgetAll();
    const remembered = vi.spyOn(exchange.directory, 'findHome').mockResolvedValue(stale);
    const movedBefore = exchange.graphql.movedCount();
    expect(await steps.readEarned(actor)).toBe(0);
    expect(exchange.graphql.movedCount()).toBe(movedBefore + 1);
    remembered.mockRestore();
    expect(await steps.readEarned(actor)).toBe(0);
    expect(exchange.graphql.movedCount()).toBe(movedBefore + 1);
  }, 60_000);
});
