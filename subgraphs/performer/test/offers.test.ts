import type { ProcedureCall } from '@exchange/cluster';
import { newId, newOwnerKey, ownerOf, type ExchangeError } from '@exchange/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, operations, type World } from './support/world.ts';

type Offer = ProcedureCall<'offer'>;

describe('an offer of a requester partition', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  let offers = 0;
  function describeOffer(typeId: string, tasks: number, changes: Partial<Offer> = {}): Offer {
    const requesterKey = ownerOf(typeId) ?? '';
    const requester = world.cluster.requesters.get(typeId);
    if (requester === undefined) throw new Error('There is no such type.');
    const { clock } = world;
    return {
      partitionId: 'p1',
      from: 'r1',
      grantId: `push-${(offers += 1)}`,
      kind: 'exclusive',
      types: [requester.terms],
      listed: [],
      leases: Array.from({ length: tasks }, (_, index) => ({
        leaseId: newId('lease', requesterKey, clock),
        ...{ epoch: 1, kind: 'exclusive' as const, slots: 1, priority: 0, deadlineAt: null },
        taskId: newId('task', requesterKey, clock),
        ...{ typeId, requesterKey, batchId: newId('batch', requesterKey, clock) },
        input: { sentence: `Sentence ${index}` },
        expiresAt: new Date(clock.now().getTime() + 900_000),
      })),
      ...changes,
    };
  }

  async function send(offer: Offer, caller = 'node-of-r1') {
    const answer = await world.module.handlers.offer?.(offer, { requestId: 'test', caller });
    if (answer === undefined) throw new Error('Nothing answers offers.');
    return answer;
  }
  const codeOf = (offer: Offer, caller?: string) =>
    send(offer, caller).then(
      ({ answer }) => answer,
      (error: unknown) => (error as ExchangeError).code,
    );
  const stock = async () => {
    const rows = await world.rows<{ slots: number }>(
      'select coalesce(sum(free), 0)::int as slots from stock_items',
    );
    return rows[0]?.slots;
  };
  const released = () =>
    world.rows<{ id: string; leases: { leaseId: string; slots: number }[] }>(
      `select message_id as id, payload -> 'leases' as leases
         from outbox where kind = 'lease.released' order by id`,
    );

  it('is taken when the group will do it, and then lies in stock like what was pulled', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    expect(await send(describeOffer(typeId, 8))).toEqual({
      answer: 'accept',
      taken: { [typeId]: 8 },
    });
    expect(await stock()).toBe(8);
    expect(await released()).toEqual([]);
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    expect(accepted.data?.['acceptTask']).toMatchObject({ assignment: { local: true } });
    expect(world.cluster.calls).toEqual([]);
  });

  it('is taken in part when it is more than the group will do; the rest goes back at once', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    const offer = describeOffer(typeId, 200);
    const { answer, taken } = await send(offer);
    const kept = taken[typeId] ?? 0;
    expect(answer).toBe('part');
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(200);
    expect(await stock()).toBe(kept);
    const messages = await released();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.leases.map(({ leaseId }) => leaseId)).toEqual(
      offer.leases.slice(kept).map(({ leaseId }) => leaseId),
    );
  });

  it('is taken in part within a lease of several slots', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    const offer = describeOffer(typeId, 1);
    const leases = offer.leases.map((lease) => ({ ...lease, slots: 100 }));
    const { taken } = await send({ ...offer, leases });
    const kept = taken[typeId] ?? 0;
    expect(await stock()).toBe(kept);
    const [message] = await released();
    expect(message?.leases).toEqual([{ leaseId: leases[0]?.leaseId, slots: 100 - kept }]);
  });

  it('is declined when nobody here may do it', async () => {
    await world.addPerformer();
    const rule = { kind: 'area', comparator: 'In', places: ['IS'] };
    const criteria = { version: 1, requirements: [{ guards: 'accept', rule }] };
    const typeId = world.addType({ tasks: 0, criteria });
    expect(await send(describeOffer(typeId, 5))).toEqual({
      answer: 'decline',
      taken: { [typeId]: 0 },
    });
    expect(await stock()).toBe(0);
    expect((await released())[0]?.leases).toHaveLength(5);
    expect(await world.rows('select reasons from received_offers')).toEqual([
      { reasons: { [typeId]: 'nobody here may do it' } },
    ]);
    expect(await world.rows('select 1 from known_types')).toEqual([]);
  });

  it('is declined when there is enough here already', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    await send(describeOffer(typeId, 500));
    const before = await stock();
    expect(await codeOf(describeOffer(typeId, 5))).toBe('decline');
    expect(await stock()).toBe(before);
  });

  it('takes effect once, however often it is made, and is answered as the first time', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    const offer = describeOffer(typeId, 100);
    const answers = await Promise.all([send(offer), send(offer)]);
    const again = await send(offer);
    expect(answers).toEqual([again, again]);
    expect(await stock()).toBe(again.taken[typeId]);
    expect(await released()).toHaveLength(1);
    // What was used since does not come back with a repeat.
    await world.rows('delete from stock_items');
    await send(offer);
    expect(await stock()).toBe(0);
  });

  it('keeps nothing of a lease that is over or was recalled on the way', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    const offer = describeOffer(typeId, 3);
    const [late, recalled, good] = offer.leases;
    if (late === undefined || recalled === undefined || good === undefined) throw new Error('few');
    await world.module.handlers.deliver?.(
      {
        partitionId: 'p1',
        messages: [
          {
            ...{ id: 'recall:1', to: 'partition:p1', kind: 'lease.recalled' },
            payload: { leaseIds: [recalled.leaseId] },
          },
        ],
      },
      { requestId: 'test', caller: 'node-of-r1' },
    );
    await send({
      ...offer,
      leases: [{ ...late, expiresAt: new Date(world.clock.now().getTime() - 1) }, recalled, good],
    });
    const rows = await world.rows<{ id: string }>('select lease_id as id from stock_items');
    expect(rows.map(({ id }) => id)).toEqual([good.leaseId]);
    const back = (await released()).flatMap(({ leases }) => leases.map(({ leaseId }) => leaseId));
    expect(back.sort()).toEqual([late.leaseId, recalled.leaseId].sort());
  });

  it('is taken from the node of the requester’s home only, and only of what is the requester’s', async () => {
    await world.addPerformer();
    const typeId = world.addType({ tasks: 0 });
    const foreign = world.addType({ tasks: 0 });
    world.cluster.homes.set(ownerOf(foreign) ?? '', 'r2');
    const offer = describeOffer(typeId, 3);
    expect(await codeOf(offer, 'node-of-r2')).toBe('FORBIDDEN');
    expect(await codeOf({ ...offer, from: 'r2' }, 'node-of-r1')).toBe('FORBIDDEN');
    expect(await codeOf({ ...offer, from: 'r2' }, 'node-of-r2')).toBe('FORBIDDEN');
    expect(await codeOf(describeOffer(foreign, 3))).toBe('FORBIDDEN');

    const stranger = newOwnerKey('requester');
    const [lease] = offer.leases;
    if (lease === undefined) throw new Error('none');
    for (const change of [
      { leaseId: newId('lease', stranger, world.clock) },
      { taskId: newId('task', stranger, world.clock) },
      { batchId: newId('batch', stranger, world.clock) },
      { requesterKey: stranger },
      { typeId: foreign },
    ]) {
      expect(await codeOf({ ...offer, leases: [{ ...lease, ...change }] })).toBe('BAD_USER_INPUT');
    }
    const types = offer.types.map((type) => ({ ...type, requesterKey: stranger }));
    expect(await codeOf({ ...offer, types })).toBe('BAD_USER_INPUT');
    expect(await stock()).toBe(0);
    expect(await world.rows('select 1 from known_types')).toEqual([]);
    expect(await world.rows('select 1 from received_offers')).toEqual([]);
  });

  it('of information only shows the type as near; who accepts gets one slot of its requester', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 30 });
    const expiresAt = new Date(world.clock.now().getTime() + 900_000);
    const listed = [{ typeId, slots: 30, expiresAt }];
    const offer = describeOffer(typeId, 0, { kind: 'information', listed });
    const { answer, taken } = await send(offer);
    expect(answer).not.toBe('decline');
    expect(taken[typeId]).toBeGreaterThan(0);
    expect(await stock()).toBe(0);
    const feed = await world.ask(viewer, operations.feed);
    expect(feed.data?.['feed']).toMatchObject({
      edges: [{ node: { typeId, localSlots: 30, lock: null } }],
    });
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    expect(accepted.data?.['acceptTask']).toMatchObject({ __typename: 'AcceptTaskSuccess' });
    expect(world.cluster.calls.map(({ procedure }) => procedure)).toEqual(['acquire']);
    expect(world.cluster.calls[0]?.input).toMatchObject({ kind: 'temporary' });
    world.clock.advance(901_000);
    const later = await world.ask(viewer, operations.feed);
    expect(later.data?.['feed']).toMatchObject({ edges: [{ node: { localSlots: 0 } }] });
  });
});
