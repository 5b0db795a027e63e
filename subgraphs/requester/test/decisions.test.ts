import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newOwnerKey, userId } from '@exchange/kernel';
import { decide, openBatch, readBalance, readBatch } from './flows.ts';
import type { Requester, TestNode } from './support.ts';
import { costMinor, openTestNode } from './support.ts';

describe('decisions', () => {
  let node: TestNode;
  let requester: Requester;
  beforeAll(async () => {
    node = await openTestNode();
  });
  beforeEach(async () => {
    requester = await node.addRequester(10_000);
  });
  afterAll(() => node.close());

  async function receive(count: number) {
    const { typeId, batchId } = await openBatch(node, requester, count);
    const { leases } = await node.acquire({ typeId, slots: count });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    const { submissions } = await readBatch(requester, batchId);
    return { typeId, batchId, ids: submissions.edges.map((edge) => edge.node.id) };
  }

  it('tell each performer once, with the credit and the words', async () => {
    const { ids } = await receive(2);
    await decide(requester, 'approve', ids.slice(0, 1), { feedback: 'Thanks.' });
    await decide(requester, 'approve', ids.slice(0, 1));
    await decide(requester, 'reject', ids.slice(1));
    const sent = await node.partition.db.outbox.findMany({
      where: {
        kind: 'assignment.decided',
        messageId: { in: ids.map((id, at) => `decided:${id}:${at ? 'rejected' : 'approved'}`) },
      },
      orderBy: { id: 'asc' },
    });
    expect(sent.map((row) => row.payload)).toMatchObject([
      { decision: 'approved', feedback: 'Thanks.', amountMinor: 10, currency: 'USD' },
      { decision: 'rejected', feedback: 'Not the sentence.', amountMinor: 0 },
    ]);
  });

  it('are listed by performer, over all batches, the latest first', async () => {
    const performerKey = newOwnerKey('performer', node.random);
    const mine: string[] = [];
    for (const answer of ['negative', 'neutral', 'positive']) {
      const { typeId, batchId } = await openBatch(node, requester, 2);
      const { leases } = await node.acquire({ typeId, slots: 2 });
      node.clock.advance(1_000);
      const [lease, other] = leases;
      if (lease === undefined || other === undefined) throw new Error('two slots are leased');
      await node.deliver([
        node.submission(lease, { performerKey, answer: { sentiment: answer } }),
        node.submission(other),
      ]);
      mine.unshift(batchId);
    }
    const list = (of: Requester, after: string | null = null) =>
      of.ask<{ submissionsOfPerformer: PerformerPage }>(
        `query ($id: ID!, $after: String) {
          submissionsOfPerformer(performerId: $id, first: 2, after: $after) {
            edges { node { performerId answer task { batch { id } } } } pageInfo { hasNextPage endCursor } } }`,
        { id: userId(performerKey), after },
      );
    const first = (await list(requester)).submissionsOfPerformer;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const last = (await list(requester, first.pageInfo.endCursor)).submissionsOfPerformer;
    const nodes = [...first.edges, ...last.edges].map(({ node: one }) => one);
    expect(nodes.map(({ answer }) => answer.sentiment)).toEqual([
      'positive',
      'neutral',
      'negative',
    ]);
    expect(nodes.map(({ task }) => task.batch.id)).toEqual(mine);
    expect(new Set(nodes.map(({ performerId }) => performerId))).toEqual(
      new Set([userId(performerKey)]),
    );
    const stranger = await node.addRequester();
    expect((await list(stranger)).submissionsOfPerformer.edges).toEqual([]);
  });

  it('made otherwise before stay, and are named', async () => {
    const { ids } = await receive(2);
    await decide(requester, 'approve', ids.slice(0, 1));
    expect(await decide(requester, 'reject', ids)).toMatchObject({
      changed: 1,
      conflicts: ids.slice(0, 1),
    });
    expect(await decide(requester, 'approve', ids)).toMatchObject({
      changed: 0,
      conflicts: ids.slice(1),
    });
  });

  it('can be overridden for 30 days, with money that is available', async () => {
    const { ids, batchId } = await receive(2);
    await decide(requester, 'reject', ids);
    const before = await readBalance(requester);
    const override = { overrideRejection: true };
    expect(await decide(requester, 'approve', ids.slice(0, 1), override)).toMatchObject({
      changed: 1,
    });
    expect(await readBalance(requester)).toEqual({
      available: before.available - costMinor,
      escrow: before.escrow,
    });
    expect(await readBatch(requester, batchId)).toMatchObject({
      status: 'COMPLETED',
      progress: { approved: 1, rejected: 1 },
      spent: { minor: costMinor },
    });
    node.clock.advance(31 * 86_400_000);
    expect(await decide(requester, 'approve', ids.slice(1), override)).toMatchObject({
      conflicts: ids.slice(1),
    });
  });

  it('that the balance does not cover change nothing', async () => {
    const poor = await node.addRequester(500);
    requester = poor;
    const { ids } = await receive(1);
    await decide(poor, 'reject', ids);
    await openBatch(node, poor, 41);
    const answer = await decide(poor, 'approve', ids, { overrideRejection: true });
    expect(answer.__typename).toBe('InsufficientFunds');
    expect(await readBalance(poor)).toEqual({ available: 8, escrow: 492 });
  });

  it('are made once by themselves when the time has come', async () => {
    const { ids, batchId } = await receive(3);
    await decide(requester, 'reject', ids.slice(0, 1));
    node.clock.advance(3_599_000);
    await node.runJob('approve-due');
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ approved: 0 });
    node.clock.advance(1_000);
    await node.runJob('approve-due');
    expect(await node.runJob('approve-due')).toBe(0);
    expect((await readBatch(requester, batchId)).progress).toMatchObject({
      approved: 2,
      rejected: 1,
    });
    const rows = await node.partition.db.submission.findMany({ where: { id: { in: ids } } });
    expect(rows.map((row) => row.decidedBy).sort()).toEqual([
      'automatic',
      'automatic',
      'requester',
    ]);
  });

  it('make the figures: standing, spending, ledger, history', async () => {
    const { batchId, ids } = await receive(4);
    await decide(requester, 'approve', ids.slice(0, 3));
    await decide(requester, 'reject', ids.slice(3));
    const figures = await requester.ask<{
      me: { standing: object };
      spending: { spent: { minor: number }; submissions: number }[];
      requesterLedger: { edges: { node: { kind: string; batch: { id: string } | null } }[] };
      batches: { edges: { node: { history: { submitted: number }[]; meanWorkSeconds: number } }[] };
    }>(`{
      me { standing { decided approvalRate } }
      spending(days: 3) { day spent { minor } submissions }
      requesterLedger { edges { node { kind batch { id } } } }
      batches { edges { node { history { at submitted } meanWorkSeconds hourlyRate { minor } expectedDone { at } } } } }`);
    expect(figures.me.standing).toEqual({ decided: 4, approvalRate: 0.75 });
    expect(figures.spending.map((day) => [day.spent.minor, day.submissions])).toEqual([
      [0, 0],
      [0, 0],
      [36, 4],
    ]);
    const kinds = figures.requesterLedger.edges.map((edge) => edge.node.kind);
    expect(kinds.sort()).toEqual(['approve', 'approve', 'approve', 'deposit', 'reject', 'reserve']);
    for (const { node: moved } of figures.requesterLedger.edges)
      expect(moved.batch?.id).toBe(moved.kind === 'deposit' ? undefined : batchId);
    const [batch] = figures.batches.edges;
    expect(batch?.node).toMatchObject({
      history: [{ submitted: 4 }],
      meanWorkSeconds: 60,
      hourlyRate: { minor: 600 },
    });
  });

  it('of unpaid work move no money and still reach the performer', async () => {
    const before = await readBalance(requester);
    const { typeId, batchId } = await openBatch(node, requester, 1, { type: { rewardMinor: 0 } });
    const { leases } = await node.acquire({ typeId, slots: 1 });
    await node.deliver(leases.map((lease) => node.submission(lease)));
    node.clock.advance(3_600_000);
    await node.runJob('approve-due');
    expect((await readBatch(requester, batchId)).status).toBe('COMPLETED');
    expect(await readBalance(requester)).toEqual(before);
  });

  it('of somebody else are not found, and of too many are refused', async () => {
    const { ids, batchId } = await receive(1);
    const stranger = await node.addRequester();
    expect(await decide(stranger, 'approve', ids)).toMatchObject({ __typename: 'NotFound' });
    expect(await decide(requester, 'approve', [])).toMatchObject({ __typename: 'InvalidInput' });
    const many = Array(501).fill(ids[0]) as string[];
    expect(await decide(requester, 'approve', many)).toMatchObject({ __typename: 'InvalidInput' });
    expect((await readBatch(requester, batchId)).progress).toMatchObject({ toReview: 1 });
  });
});

interface PerformerPage {
  readonly edges: readonly {
    readonly node: {
      readonly performerId: string;
      readonly answer: { readonly sentiment: string };
      readonly task: { readonly batch: { readonly id: string } };
    };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
