import { newId, newOwnerKey, ownerOf } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

describe('what a node may tell a performer partition', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  let typeId = '';
  let assignmentId = '';
  let sent = 0;

  beforeAll(async () => {
    world = await openWorld({ queueLimit: 10 });
    viewer = await world.addPerformer();
    typeId = world.addType({ tasks: 10, rewardMinor: 40 });
    await world.maintain();
    const accepted = await world.ask(viewer, operations.accept, { typeId });
    const { assignment } = accepted.data?.['acceptTask'] as unknown as {
      assignment: { id: string };
    };
    assignmentId = assignment.id;
    await world.ask(viewer, operations.submit, { id: assignmentId, answer: goodAnswer });
  });
  afterAll(() => world.close());

  const requester = () => ownerOf(typeId) ?? '';

  async function decide(change: object, caller = 'node-of-r1') {
    const message = {
      id: `message:${(sent += 1)}`,
      to: viewer.performer,
      kind: 'assignment.decided',
      payload: {
        assignmentId,
        submissionId: newId('submission', requester(), world.clock),
        decision: 'approved',
        feedback: null,
        amountMinor: 40,
        currency: 'USD',
        decidedAt: world.clock.now(),
        ...change,
      },
    };
    const call = { partitionId: 'p1', messages: [message] };
    const report = await world.module.handlers.deliver?.(call, { requestId: 'test', caller });
    return report?.failed[0]?.error ?? 'taken';
  }
  const everything = () =>
    world.rows(`select (select json_agg(a order by a.id) from assignments a)::text
      || (select coalesce(json_agg(s order by s.lease_id), '[]') from stock_items s)::text
      || (select coalesce(json_agg(e order by e.id), '[]') from ledger_entries e)::text as state`);

  it('pays nothing that another node, another amount or another requester’s submission asks for', async () => {
    const before = await everything();
    const stranger = newOwnerKey('requester');
    for (const answer of [
      await decide({}, 'node-of-r2'),
      await decide({ amountMinor: 4_000 }),
      await decide({ currency: 'EUR' }),
      await decide({ decision: 'rejected' }),
      await decide({ submissionId: newId('submission', stranger, world.clock) }),
    ]) {
      expect(answer).toMatch(/^FORBIDDEN/);
    }
    expect(await decide({ assignmentId: 'assignment_none' })).toMatch(/no such assignment/);
    expect(await everything()).toEqual(before);
  });

  it('recalls nothing for a node where the requester does not live', async () => {
    const leases = await world.rows<{ id: string }>('select lease_id as id from stock_items');
    const before = await everything();
    const recall = {
      id: 'recall:foreign',
      to: 'partition:p1',
      kind: 'lease.recalled',
      payload: { leaseIds: leases.map(({ id }) => id) },
    };
    const report = await world.module.handlers.deliver?.(
      { partitionId: 'p1', messages: [recall] },
      { requestId: 'test', caller: 'node-of-r2' },
    );
    expect(report?.failed[0]?.error).toMatch(/^FORBIDDEN/);
    expect(await everything()).toEqual(before);
  });

  it('pays an assignment once, however many submissions are said to be about it', async () => {
    expect(await decide({})).toBe('taken');
    expect(await decide({})).toBe('taken');
    const [credited] = await world.rows<{ minor: number }>(
      `select coalesce(sum(balance), 0)::int as minor from ledger_accounts where kind = 'available'`,
    );
    expect(credited?.minor).toBe(40);
  });
});
