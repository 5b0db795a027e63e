import { FakeClock, newOwnerKey } from '@exchange/kernel';
import {
  startExchange,
  type Actor,
  type ExchangeShape,
  type TestExchange,
} from '@exchange/testkit/exchange';
import { afterEach, describe, expect, it } from 'vitest';
import * as steps from './exchange-steps.ts';

/** Pushes alone: repositories are not filled from their own side. */
const pushOnly = { minTarget: 0, maintenanceSeconds: 3_600 } as const;

describe('supply between real nodes', () => {
  let exchange: TestExchange;
  let clock: FakeClock;
  let requester: Actor;
  let performer: Actor;
  afterEach(() => exchange.stop());

  async function start(
    supply: NonNullable<ExchangeShape['supply']>,
    requesterNodes = 1,
  ): Promise<void> {
    clock = new FakeClock();
    exchange = await startExchange({ clock, supply, requesterNodes, performerNodes: 1 });
    requester = exchange.as(await exchange.signUp('Ann', { roles: ['requester'] }));
    await steps.deposit(requester, 100_000);
    performer = exchange.as(await exchange.signUp('Bob', { roles: ['performer'] }));
    await performer.performer('{ feed(first: 1) { totalCount } }');
  }

  /** The group tells of itself, and everything that follows has happened. */
  async function settle(): Promise<void> {
    clock.advance(30_000);
    await exchange.drain();
    clock.advance(30_000);
    await exchange.drain();
  }
  const homeOf = async (actor: Actor) =>
    (await exchange.directory.findHome(actor.user.requester ?? ''))?.partitionId ?? '';
  const stats = (partitionId: string) => exchange.nodes.call('readStats', { partitionId });
  async function countRenewed(): Promise<number> {
    const { runs } = await exchange.nodes.call('listMaintenanceRuns', {
      ...{ partitionId: 'p1', first: 50, before: null },
    });
    return runs.reduce((sum, { renewed }) => sum + renewed, 0);
  }
  const publish = async (typeId: string, count: number) => {
    const batches: string[] = [];
    for (let task = 0; task < count; task += 1) {
      batches.push(await steps.publishTask(requester, typeId));
    }
    return batches;
  };

  it('pushes new work into the repository of those who will do it, who then accept it there', async () => {
    await start({});
    await settle();
    const typeId = await steps.createType(requester);
    await publish(typeId, 8);
    await settle();
    const partitionId = await homeOf(requester);
    const { runs } = await exchange.nodes.call('listPushRuns', {
      ...{ partitionId, first: 5, before: null },
    });
    const accepted = await steps.accept(performer, typeId);
    expect(accepted.local).toBe(true);
    const taken = runs.reduce((sum, run) => sum + run.taken, 0);
    const here = await stats('p1');
    expect(here.slotsLeased).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(8);
    await steps.submit(performer, accepted.id);
    await settle();
    expect((await stats(partitionId)).staleLeases).toBe(0);
  });

  it('lends without an end when the cluster says so, and gets it back from a batch that is cancelled', async () => {
    await start({ grants: 'unlimited' });
    const typeId = await steps.createType(requester);
    const batches = await publish(typeId, 4);
    await settle();
    expect((await stats('p1')).slotsAvailable).toBeGreaterThan(0);
    // Longer than leases last otherwise.
    clock.advance(3 * 3_600_000);
    await performer.performer('{ feed(first: 1) { totalCount } }');
    await exchange.drain();
    expect(await countRenewed()).toBe(0);
    const accepted = await steps.accept(performer, typeId);
    expect(accepted.local).toBe(true);
    await steps.submit(performer, accepted.id);
    for (const id of batches) {
      await requester.requester(
        'mutation ($input: BatchInput!) { cancelBatch(input: $input) { __typename } }',
        { input: { id } },
      );
    }
    await settle();
    expect((await stats('p1')).slotsAvailable).toBe(0);
    expect((await stats(await homeOf(requester))).slotsLeased).toBe(0);
  });

  it('works the same when performer nodes ask requester nodes what there is', async () => {
    await start({ taskInformation: 'ask', push: { mode: 'off' } });
    const typeId = await steps.createType(requester);
    await publish(typeId, 6);
    await settle();
    // Nothing of it passes through the directory.
    expect(await exchange.directory.listTaskInfo()).toEqual([]);
    expect((await exchange.node('performer-1').directory.listTaskInfo()).length).toBe(1);
    const accepted = await steps.accept(performer, typeId);
    expect(accepted.local).toBe(true);

    await exchange.stopNode('requester-1');
    exchange.node('performer-1').directory.forgetAll();
    expect(await exchange.node('performer-1').directory.listTaskInfo()).toEqual([]);
    await exchange.startNode('requester-1');
    await steps.submit(performer, accepted.id);
    await settle();
    expect((await stats(await homeOf(requester))).slotsLeased).toBeGreaterThanOrEqual(0);
  });

  it('hides the work of a requester node that is away and no other, without the global repository', async () => {
    await start({ taskInformation: 'ask', push: { mode: 'off' } }, 2);
    const nodeOf = async (actor: Actor) =>
      (await exchange.directory.requireNode(await homeOf(actor))).nodeId;
    let other = requester;
    for (let turn = 1; (await nodeOf(other)) === (await nodeOf(requester)); turn += 1) {
      other = exchange.as(await exchange.signUp(`Amy ${turn}`, { roles: ['requester'] }));
    }
    await steps.deposit(other, 100_000);
    const [near, far] = [await steps.createType(requester), await steps.createType(other)];
    for (const [actor, typeId] of [[requester, near] as const, [other, far] as const]) {
      for (let task = 0; task < 60; task += 1) await steps.publishTask(actor, typeId);
    }
    await settle();
    const { directory } = exchange.node('performer-1');
    const seen = async () => {
      directory.forgetAll();
      return (await directory.listTaskInfo()).map(({ typeId }) => typeId).sort();
    };
    expect(await seen()).toEqual([near, far].sort());

    const nodeId = await nodeOf(other);
    await exchange.stopNode(nodeId);
    expect(await seen()).toEqual([near]);
    // What was lent before goes on, of both.
    for (const typeId of [near, far]) {
      const accepted = await steps.accept(performer, typeId);
      expect(accepted.local).toBe(true);
      await steps.submit(performer, accepted.id);
    }
    await exchange.startNode(nodeId);
    await settle();
    expect(await seen()).toEqual([near, far].sort());
  });

  it('lists work without lending it when grants are information only; the first who accepts gets it', async () => {
    await start({ grants: 'information' });
    const typeId = await steps.createType(requester);
    await publish(typeId, 3);
    await settle();
    const far = await homeOf(requester);
    expect(await stats(far)).toMatchObject({ slotsAvailable: 3, slotsLeased: 0 });
    const { feed } = await performer.performer<{
      feed: { edges: { node: { typeId: string; localSlots: number | null } }[] };
    }>('{ feed(first: 5) { edges { node { typeId localSlots } } } }');
    expect(feed.edges).toEqual([{ node: { typeId, localSlots: 3 } }]);
    const accepted = await steps.accept(performer, typeId);
    expect(accepted.local).toBe(false);
    expect(await stats(far)).toMatchObject({ slotsAvailable: 2, slotsLeased: 1 });
    await steps.submit(performer, accepted.id);
    await settle();
    expect(await stats(far)).toMatchObject({ slotsAvailable: 2, slotsLeased: 0 });
  });

  it('lets no node offer in the name of another', async () => {
    await start(pushOnly);
    const offer = {
      ...{ partitionId: 'p1', from: 'r1', grantId: `push_${newOwnerKey('requester')}` },
      ...{ kind: 'exclusive' as const, types: [], leases: [], listed: [] },
    };
    for (const nodeId of ['performer-1', 'gateway', 'nobody']) {
      await expect(exchange.nodesAs(nodeId).call('offer', offer)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(exchange.nodesAs('requester-1').call('offer', offer)).resolves.toMatchObject({
      answer: 'decline',
    });
  });
});
