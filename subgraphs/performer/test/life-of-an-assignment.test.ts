import { newId, ownerOf } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, openWorld, operations, type World } from './support/world.ts';

interface Presented {
  readonly id: string;
  readonly status: string;
  readonly local: boolean;
  readonly draft: unknown;
  readonly answer: unknown;
  readonly task: { readonly id: string };
  readonly paid: { readonly minor: number };
}

describe('the life of an assignment', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function accept(viewer: Parameters<World['ask']>[0], typeId: string, taskId?: string) {
    const answer = await world.ask(viewer, operations.accept, { typeId, taskId });
    expect(answer.codes).toEqual([]);
    return answer.data?.['acceptTask'] as unknown as {
      __typename: string;
      assignment: Presented;
      code?: string;
    };
  }

  it('goes from local stock through submit, delivery and approval to money, once each', async () => {
    const viewer = await world.addPerformer();
    const typeId = world.addType({ tasks: 20 });
    const run = await world.maintain();
    expect(run).toMatchObject({ trigger: 'operator', wanted: 10, acquired: 10 });

    const accepted = await accept(viewer, typeId);
    expect(accepted).toMatchObject({
      __typename: 'AcceptTaskSuccess',
      assignment: { status: 'ACCEPTED', local: true, typeId, requesterName: 'Acme Research' },
    });
    const { id } = accepted.assignment;

    world.clock.advance(30_000);
    const variables = { id, answer: goodAnswer };
    const submitted = await world.ask(viewer, operations.submit, variables);
    expect(submitted.data).toMatchObject({
      submitAssignment: {
        __typename: 'SubmitAssignmentSuccess',
        assignment: { id, status: 'SUBMITTED', answer: goodAnswer },
      },
    });
    const again = await world.ask(viewer, operations.submit, {
      id,
      answer: { sentiment: 'negative' },
    });
    expect(again.data).toMatchObject({
      submitAssignment: {
        __typename: 'SubmitAssignmentSuccess',
        assignment: { answer: goodAnswer },
      },
    });

    await world.run('relay-outbox');
    const delivered = world.cluster.sent.filter(
      (message) => message.kind === 'submission.delivered',
    );
    expect(delivered).toHaveLength(1);
    expect(delivered[0]).toMatchObject({
      to: accepted.assignment.task.id.split('_')[1],
      payload: { assignmentId: id, performerKey: viewer.performer, answer: goodAnswer },
    });

    const decision = {
      id: 'decided:1',
      to: viewer.performer,
      kind: 'assignment.decided',
      payload: {
        assignmentId: id,
        submissionId: newId('submission', ownerOf(typeId) ?? '', world.clock),
        decision: 'approved',
        feedback: 'Well done.',
        amountMinor: 12,
        currency: 'USD',
        decidedAt: world.clock.now().toISOString(),
      },
    };
    const meta = { requestId: 'test', caller: 'node-of-r1' };
    for (let time = 0; time < 3; time += 1) {
      const report = await world.module.handlers.deliver?.(
        { partitionId: 'p1', messages: [decision, decision] },
        meta,
      );
      expect(report?.failed).toEqual([]);
      expect(report?.delivered).toContain('decided:1');
    }
    const shown = await world.ask(viewer, operations.assignment, { id });
    expect(shown.data).toMatchObject({
      assignment: { status: 'APPROVED', feedback: 'Well done.', paid: { minor: 12 } },
    });
    const earnings = await world.ask(viewer, operations.earnings);
    expect(earnings.codes).toEqual([]);
    expect(earnings.data).toMatchObject({
      earnings: {
        balance: { available: { minor: 12 }, paidOut: { minor: 0 } },
        pendingCount: 0,
        today: { minor: 12 },
        total: { minor: 12 },
        hourlyRate: { minor: 1_440 },
      },
    });
    const stats = await world.module.handlers.readStats?.({ partitionId: 'p1' }, meta);
    expect(stats).toMatchObject({ ledgerBalanced: true, money: { available: 12, transit: -12 } });
  });
});
