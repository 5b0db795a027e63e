import { FakeClock } from '@exchange/kernel';
import { startExchange, type Actor, type TestExchange } from '@exchange/testkit/exchange';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as steps from './exchange-steps.ts';

describe.each([
  ['', 'repository'],
  [', without the global repository', 'ask'],
] as const)('repositories of groups, and one that two partitions share%s', (_, taskInformation) => {
  let exchange: TestExchange;
  let clock: FakeClock;
  let requester: Actor;
  let painter: Actor;
  let writer: Actor;
  /** Lives on p2, which is fed from the writers' stock on p1. */
  let guest: Actor;

  beforeEach(async () => {
    clock = new FakeClock();
    exchange = await startExchange({
      clock,
      ...{ requesterNodes: 1, performerNodes: 1, performerPartitions: 2 },
      supply: { minTarget: 3, push: { mode: 'off' }, taskInformation },
      feeding: {
        p1: {
          groups: [
            { id: 'pictures', categories: ['Image'] },
            { id: 'words', categories: ['Text'] },
          ],
        },
        p2: { repository: 'p1/words' },
      },
    });
    requester = exchange.as(await exchange.signUp('Ann', { roles: ['requester'] }));
    await steps.deposit(requester, 100_000);
    painter = await addOn('p1', 'Image');
    writer = await addOn('p1', 'Text');
    guest = await addOn('p2', 'Text');
  });
  afterEach(() => exchange.stop());

  async function addOn(partitionId: string, interest: string): Promise<Actor> {
    for (;;) {
      const options = { roles: ['performer'] as const, interests: [interest] };
      const user = await exchange.signUp(`fond of ${interest}`, options);
      const home = await exchange.directory.findHome(user.performer ?? '');
      if (home?.partitionId === partitionId) return exchange.as(user);
    }
  }

  async function settle(): Promise<void> {
    clock.advance(30_000);
    await exchange.drain();
  }

  async function publish(category: string, count: number) {
    const typeId = await steps.createType(requester, { category });
    const batches: string[] = [];
    for (let task = 0; task < count; task += 1) {
      batches.push(await steps.publishTask(requester, typeId));
    }
    return { typeId, batches };
  }

  const holders = async () => {
    const { partitionId = '' } =
      (await exchange.directory.findHome(requester.user.requester ?? '')) ?? {};
    const { leases } = await exchange.nodes.call('listLeases', { partitionId, first: 500 });
    return Map.groupBy(
      leases.filter(({ status }) => status === 'active'),
      ({ holder }) => holder,
    );
  };

  it('hold leases under their names, and a guest’s work arrives on a lease of the guest’s partition', async () => {
    const text = await publish('Text', 12);
    const image = await publish('Image', 12);
    await settle();
    expect([...(await holders()).keys()].sort()).toEqual(['p1/pictures', 'p1/words']);
    expect(await steps.accept(painter, image.typeId)).toMatchObject({ local: true });
    expect(await steps.accept(writer, text.typeId)).toMatchObject({ local: true });

    const accepted = await steps.accept(guest, text.typeId);
    expect(accepted.local).toBe(true);
    await settle();
    expect((await holders()).get('p2')).toMatchObject([{ outstanding: 1 }]);
    await steps.submit(guest, accepted.id);
    await settle();
    expect((await holders()).get('p2')).toBeUndefined();
    const received = await Promise.all(
      text.batches.map((id) => steps.listSubmissions(requester, id)),
    );
    expect(received.flat()).toMatchObject([{ status: 'SUBMITTED', surplus: false }]);
  });

  it('give everything back when a batch is cancelled, the guest’s slot when it is let go', async () => {
    const { typeId, batches } = await publish('Text', 8);
    await settle();
    const { id } = await steps.accept(guest, typeId);
    await settle();
    for (const batch of batches) {
      await requester.requester(
        'mutation ($input: BatchInput!) { cancelBatch(input: $input) { __typename } }',
        { input: { id: batch } },
      );
    }
    await settle();
    expect([...(await holders()).keys()]).toEqual(['p2']);
    await guest.performer(
      'mutation ($input: ReturnAssignmentInput!) { returnAssignment(input: $input) { __typename } }',
      { input: { assignmentId: id } },
    );
    await settle();
    expect((await holders()).size).toBe(0);
  });
});
