import { ExchangeError, newId, newOwnerKey } from '@exchange/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

interface Outcome {
  readonly __typename: string;
  readonly assignment?: {
    readonly id: string;
    readonly local: boolean;
    readonly draft: unknown;
    readonly task: { readonly id: string };
  };
  readonly next?: { readonly id: string; readonly task: { readonly id: string } } | null;
  readonly noNext?: string | null;
  readonly state?: string;
}

describe('leases and slots', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  beforeEach(async () => {
    world = await openWorld();
    viewer = await world.addPerformer();
  });
  afterEach(() => world.close());

  async function mutate(operation: string, variables: Record<string, unknown>): Promise<Outcome> {
    const answer = await world.ask(viewer, operation, variables);
    expect(answer.messages).toEqual([]);
    return Object.values(answer.data ?? {})[0] as unknown as Outcome;
  }
  const accept = (typeId: string, taskId?: string) => mutate(operations.accept, { typeId, taskId });

  async function acceptOne(typeId: string, taskId?: string) {
    const { assignment } = await accept(typeId, taskId);
    if (assignment === undefined) throw new Error('Nothing was accepted.');
    return assignment;
  }

  async function stockOf(typeId: string) {
    const [row] = await world.rows<{ counter: number; free: number; inHand: number }>(
      `select l.slots as counter, coalesce(sum(s.free), 0)::int as free,
              coalesce(sum(s.in_hand), 0)::int as "inHand"
         from stock_levels l left join stock_items s on s.type_id = l.type_id
        where l.type_id = $1 group by l.slots`,
      [typeId],
    );
    return row;
  }

  async function released() {
    await world.run('relay-outbox');
    return world.cluster.sent
      .filter((message) => message.kind === 'lease.released')
      .map((message) => message.payload as { reason: string; leases: { slots: number }[] });
  }

  it('tell the requester why a task was returned, once, when its performer says so', async () => {
    const typeId = world.addType({ tasks: 2 });
    await world.maintain();
    const [first, second] = [await acceptOne(typeId), await acceptOne(typeId)];
    await mutate(operations.give, { id: first.id, reason: 'TAKES_TOO_LONG' });
    await mutate(operations.give, { id: first.id, reason: 'UNCLEAR' });
    await mutate(operations.give, { id: second.id });
    await world.run('relay-outbox');
    const told = world.cluster.sent.filter(({ kind }) => kind === 'assignment.returned');
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        assignmentId: first.id,
        performerKey: viewer.performer,
        taskId: first.task.id,
        reason: 'takes_too_long',
      },
    ]);
  });

  it('give a returned slot back to the group, and do not offer the task to the same performer', async () => {
    const typeId = world.addType({ tasks: 2 });
    await world.maintain();
    expect(await stockOf(typeId)).toEqual({ counter: 1, free: 1, inHand: 0 });
    const first = await acceptOne(typeId);
    expect(first.local).toBe(true);
    expect(await mutate(operations.give, { id: first.id })).toMatchObject({
      __typename: 'ReturnAssignmentSuccess',
    });
    expect(await stockOf(typeId)).toEqual({ counter: 1, free: 1, inHand: 0 });

    const second = await acceptOne(typeId);
    expect(second.task.id).not.toBe(first.task.id);
    expect(second.local).toBe(false);
    const submitted = await mutate(operations.submit, {
      id: second.id,
      answer: goodAnswer,
      next: 'SAME',
    });
    expect(submitted).toMatchObject({ __typename: 'SubmitAssignmentSuccess', next: null });
    expect(submitted.noNext).toContain('no task of this kind left');

    const other = await world.addPerformer();
    const theirs = await world.ask(other, operations.accept, { typeId });
    expect(theirs.data).toMatchObject({
      acceptTask: { assignment: { task: { id: first.task.id }, local: true } },
    });
  });

  it('let a performer go on with the draft of a task that ran out of time', async () => {
    const typeId = world.addType({ tasks: 20 });
    await world.maintain();
    const { id, task } = await acceptOne(typeId);
    await mutate(operations.draft, { id, draft: { comment: 'half' } });
    world.clock.advance(601_000);
    expect(await mutate(operations.submit, { id, answer: goodAnswer })).toMatchObject({
      __typename: 'SubmitAssignmentSuccess',
    });

    const late = await acceptOne(typeId);
    await mutate(operations.draft, { id: late.id, draft: { comment: 'kept' } });
    world.clock.advance(603_000);
    expect(await mutate(operations.submit, { id: late.id, answer: goodAnswer })).toMatchObject({
      __typename: 'DeadlinePassed',
    });
    await world.run('expire-assignments');
    expect(await mutate(operations.submit, { id: late.id, answer: goodAnswer })).toMatchObject({
      __typename: 'DeadlinePassed',
    });
    expect(await stockOf(typeId)).toEqual({ counter: 9, free: 9, inHand: 0 });
    const again = await acceptOne(typeId, late.task.id);
    expect(again).toMatchObject({ draft: goodAnswer, task: { id: late.task.id } });
    expect(task.id).not.toBe(late.task.id);
  });

  it('drop what lies unused when it ends, without a message, and let work in hand go on', async () => {
    const typeId = world.addType({ tasks: 20, timeAllowedSeconds: 7_200 });
    await world.maintain();
    const { id } = await acceptOne(typeId);
    await world.rows(`update stock_items set expires_at = $1`, [
      new Date(world.clock.now().getTime() + 60_000),
    ]);
    world.clock.advance(60_000);
    await world.run('drop-expired-stock');
    expect(await stockOf(typeId)).toEqual({ counter: 0, free: 0, inHand: 1 });
    expect(await released()).toEqual([]);
    expect(await mutate(operations.submit, { id, answer: goodAnswer })).toMatchObject({
      __typename: 'SubmitAssignmentSuccess',
    });
    expect(await world.rows('select lease_id from stock_items')).toEqual([]);
  });

  it('give a slot back to the requester when its lease ended while it was in hand', async () => {
    const typeId = world.addType({ tasks: 4 });
    await world.maintain();
    const { id } = await acceptOne(typeId);
    await world.rows(`update stock_items set expires_at = $1`, [world.clock.now()]);
    await mutate(operations.give, { id });
    expect(await released()).toEqual([
      expect.objectContaining({
        reason: 'unused',
        leases: [expect.objectContaining({ slots: 1 })],
      }),
    ]);
    expect(await stockOf(typeId)).toMatchObject({ inHand: 0 });
  });

  it('give recalled slots back at once and those in hand when they are returned', async () => {
    const typeId = world.addType({ tasks: 6 });
    await world.maintain();
    const { id } = await acceptOne(typeId);
    const leases = await world.rows<{ id: string }>('select lease_id as id from stock_items');
    const recall = {
      id: 'recall:1',
      to: 'partition:p1',
      kind: 'lease.recalled',
      payload: { leaseIds: leases.map((lease) => lease.id) },
    };
    const meta = { requestId: 'test', caller: 'node-of-r1' };
    await world.module.handlers.deliver?.({ partitionId: 'p1', messages: [recall] }, meta);
    await world.module.handlers.deliver?.({ partitionId: 'p1', messages: [recall] }, meta);
    expect(await stockOf(typeId)).toEqual({ counter: 0, free: 0, inHand: 1 });
    const back = await released();
    expect(back).toHaveLength(1);
    expect(back[0]).toMatchObject({ reason: 'recalled' });
    expect(back[0]?.leases).toHaveLength(2);
    await mutate(operations.give, { id });
    expect(await released()).toHaveLength(2);
    expect(await world.rows('select lease_id from stock_items')).toEqual([]);
  });

  it('come one at a time from elsewhere, and none is left over when the accept fails', async () => {
    const typeId = world.addType({ tasks: 3 });
    const far = await acceptOne(typeId);
    expect(far.local).toBe(false);
    expect(world.cluster.calls[0]).toMatchObject({
      procedure: 'acquire',
      input: { kind: 'temporary', performerKey: viewer.performer, partitionId: 'r1', holder: 'p1' },
    });
    await acceptOne(typeId);
    await acceptOne(typeId);
    expect(await accept(typeId)).toMatchObject({ __typename: 'QueueFull', limit: 3 });
    expect(world.cluster.calls).toHaveLength(3);
    await mutate(operations.give, { id: far.id });
    expect(await released()).toEqual([expect.objectContaining({ reason: 'unused' })]);
    expect(await accept(typeId)).toMatchObject({ __typename: 'NoSlotLeft' });
    const feed = await world.ask(viewer, operations.feed);
    expect(feed.data).toMatchObject({ feed: { totalCount: 0 } });
    expect(await stockOf(typeId)).toEqual({ counter: 0, free: 0, inHand: 2 });
  });

  it('are used up, not unknown, where nobody ever had one of them', async () => {
    const typeId = world.addType({ tasks: 3 });
    world.cluster.taskInfo = [];
    expect(await accept(typeId)).toMatchObject({ __typename: 'NoSlotLeft' });
    const nobody = newOwnerKey('requester');
    expect(await accept(newId('type', nobody, world.clock))).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('cannot be had while the requester does not answer, and are asked for where it moved to', async () => {
    const typeId = world.addType({ tasks: 3 });
    world.cluster.failures.push(new ExchangeError('UNAVAILABLE', 'The node is down.'));
    expect(await accept(typeId)).toMatchObject({ __typename: 'RequesterUnreachable' });
    world.cluster.failures.push(new ExchangeError('USER_MOVED', 'Elsewhere.'));
    expect(await accept(typeId)).toMatchObject({ __typename: 'AcceptTaskSuccess' });
  });

  it('are renewed before an accept that would outlast them', async () => {
    const typeId = world.addType({ tasks: 6 });
    await world.maintain();
    world.clock.advance(3_601_000);
    const { local } = await acceptOne(typeId);
    expect(local).toBe(true);
    expect(world.cluster.calls.at(-1)).toMatchObject({ procedure: 'renew' });
  });

  it('are refused for the own work of the same account, also when named', async () => {
    const requesterKey = 'r000000000001';
    const typeId = world.addType({ tasks: 6, requesterKey });
    await world.maintain();
    viewer = { ...viewer, requester: requesterKey };
    const answer = await world.ask(viewer, operations.accept, { typeId });
    expect(answer.data).toMatchObject({
      acceptTask: { __typename: 'NotAllowed', code: 'own-task' },
    });
    viewer = { ...viewer, requester: null };
    const { task } = await acceptOne(typeId);
    const twice = await world.ask(viewer, operations.accept, { typeId, taskId: task.id });
    expect(twice.data).toMatchObject({
      acceptTask: { __typename: 'NotAllowed', code: 'already-done' },
    });
  });

  it('repeat a submit with what the first one gave, the next task included', async () => {
    const typeId = world.addType({ tasks: 20 });
    await world.maintain();
    const { id } = await acceptOne(typeId);
    const variables = { id, answer: goodAnswer, next: 'SAME' };
    const first = await mutate(operations.submit, variables);
    const second = await mutate(operations.submit, variables);
    expect(first.next?.id).toBeTruthy();
    expect(second.next?.id).toBe(first.next?.id);
    expect(await stockOf(typeId)).toEqual({ counter: 8, free: 8, inHand: 1 });
  });
});
