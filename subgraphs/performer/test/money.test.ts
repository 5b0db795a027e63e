import { newId, ownerOf } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

const meta = { requestId: 'test', caller: 'node-of-r1' };

describe('money and history', () => {
  let world: World;
  let viewer: Awaited<ReturnType<World['addPerformer']>>;
  let typeId = '';
  const ids: string[] = [];
  const submissions: string[] = [];

  beforeAll(async () => {
    world = await openWorld({ queueLimit: 10 });
    viewer = await world.addPerformer();
    typeId = world.addType({ tasks: 60, rewardMinor: 100 });
    await world.maintain();
    for (let count = 0; count < 4; count += 1) {
      const accepted = await world.ask(viewer, operations.accept, { typeId });
      const { assignment } = accepted.data?.['acceptTask'] as unknown as {
        assignment: { id: string };
      };
      ids.push(assignment.id);
      submissions.push(newId('submission', ownerOf(typeId) ?? '', world.clock));
      world.clock.advance(60_000);
      await world.ask(viewer, operations.submit, { id: assignment.id, answer: goodAnswer });
    }
  });
  afterAll(() => world.close());

  async function decide(index: number, decision: string, times = 1, at = world.clock.now()) {
    const message = {
      id: `decided:${index}:${decision}`,
      to: viewer.performer,
      kind: 'assignment.decided',
      payload: {
        assignmentId: ids[index],
        submissionId: submissions[index],
        decision,
        feedback: `It was ${decision}.`,
        amountMinor: decision === 'approved' ? 100 : 0,
        currency: 'USD',
        decidedAt: at.toISOString(),
      },
    };
    const reports = await Promise.all(
      Array.from({ length: times }, async () =>
        world.module.handlers.deliver?.({ partitionId: 'p1', messages: [message] }, meta),
      ),
    );
    for (const report of reports) expect(report?.delivered).toEqual([message.id]);
  }
  const read = async (operation: string, variables = {}) => {
    const answer = await world.ask(viewer, operation, variables);
    expect(answer.messages).toEqual([]);
    return answer.data as unknown;
  };

  it('waits until it is decided, is credited once for decisions that arrive together, and follows an override', async () => {
    expect(await read(operations.earnings, { days: 3 })).toMatchObject({
      earnings: {
        pending: { minor: 400 },
        pendingCount: 4,
        pendingUntil: new Date(world.clock.now().getTime() + 86_400_000).toISOString(),
        daily: [{ submitted: 0 }, { submitted: 0 }, { submitted: 4, earned: { minor: 0 } }],
      },
    });
    await decide(0, 'approved', 5);
    await decide(1, 'rejected', 2);
    await decide(2, 'rejected');
    await decide(2, 'approved');
    expect(await read(operations.earnings)).toMatchObject({
      earnings: {
        balance: { available: { minor: 200 } },
        pendingCount: 1,
        today: { minor: 200 },
        week: { minor: 200 },
        hourlyRate: { minor: 6_000 },
      },
    });
    expect(
      await read(operations.entities, {
        representations: [{ __typename: 'Performer', id: `performer_${viewer.performer}` }],
      }),
    ).toMatchObject({
      _entities: [{ standing: { submitted: 4, approved: 2, approvalRate: 2 / 3 } }],
    });
    const rejected = await read(operations.history, { status: ['REJECTED'] });
    expect(rejected).toMatchObject({
      assignments: { edges: [{ node: { id: ids[1], feedback: 'It was rejected.' } }] },
    });
  });

  it('refuses a message it cannot use and takes the others', async () => {
    const report = await world.module.handlers.deliver?.(
      {
        partitionId: 'p1',
        messages: [
          { id: 'bad:1', to: viewer.performer, kind: 'assignment.decided', payload: {} },
          { id: 'bad:2', to: viewer.performer, kind: 'something.else', payload: {} },
          {
            id: 'bad:3',
            to: 'p000000000009',
            kind: 'assignment.decided',
            payload: {
              assignmentId: 'a',
              submissionId: 's',
              decision: 'approved',
              feedback: null,
              amountMinor: 1,
              currency: 'USD',
              decidedAt: new Date(),
            },
          },
          {
            id: 'good:1',
            to: 'partition:p1',
            kind: 'lease.recalled',
            payload: { leaseIds: ['none'] },
          },
        ],
      },
      meta,
    );
    expect(report?.delivered).toEqual(['good:1']);
    expect(report?.failed.map(({ id, retryable }) => ({ id, retryable }))).toEqual([
      { id: 'bad:1', retryable: false },
      { id: 'bad:2', retryable: false },
      { id: 'bad:3', retryable: true },
    ]);
  });

  it('is paid out once for a key, and never beyond the balance', async () => {
    const payout = (amount: number, key: string) => read(operations.payout, { amount, key });
    const paid = {
      requestPayout: { balance: { available: { minor: 80 }, paidOut: { minor: 120 } } },
    };
    const twice = await Promise.all([payout(120, 'first-payout'), payout(120, 'first-payout')]);
    for (const answer of twice) expect(answer).toMatchObject(paid);
    expect(await payout(120, 'other-payout')).toMatchObject({
      requestPayout: { __typename: 'InvalidInput', problems: [{ path: 'amountMinor' }] },
    });
    expect(await payout(1_000_000, 'first-payout')).toMatchObject({
      requestPayout: { __typename: 'InvalidInput', problems: [{ path: 'idempotencyKey' }] },
    });
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = (await read(operations.ledger, { first: 1, after })) as {
        performerLedger: {
          edges: { node: { kind: string; title: string | null; amount: { minor: number } } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      for (const { node } of page.performerLedger.edges)
        seen.push(`${node.kind} of ${node.title} ${node.amount.minor}`);
      if (!page.performerLedger.pageInfo.hasNextPage) break;
      after = page.performerLedger.pageInfo.endCursor;
    }
    expect(seen.sort()).toEqual([
      'credit of Rate a sentence 100',
      'credit of Rate a sentence 100',
      'payout of null -120',
    ]);
  });

  it('comes in pages, newest first, and by type', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = (await read(operations.history, { first: 3, after, typeId })) as {
        assignments: {
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      seen.push(...page.assignments.edges.map((edge) => edge.node.id));
      if (!page.assignments.pageInfo.hasNextPage) break;
      after = page.assignments.pageInfo.endCursor;
    }
    expect(seen).toEqual([...ids].reverse());
    expect(await read(operations.history, { typeId: 'type_other' })).toMatchObject({
      assignments: { edges: [] },
    });
  });
});
