import { registerNode, writeLoadSummaries, addLoad } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAutomatic } from '../src/domain/assessment/carry-out-proposals.ts';
import { createHarness, type Harness } from './harness.ts';

const run = `mutation { runAssessment {
  __typename
  ... on RunAssessmentSuccess { assessment {
    id trigger requestedBy users error
    before { fitness pools { role spread partitions } }
    after { fitness pools { role spread } }
    proposals { id state role summary users gain ways { from to users } moves(first: 2) { ownerKey from to } }
  } }
  ... on UserError { message }
} }`;

const approve = `mutation ($id: ID!) { approveProposal(input: { id: $id }) {
  __typename
  ... on ApproveProposalSuccess { proposal { state decidedBy } group { id total reason } refused { message } }
  ... on UserError { message }
} }`;

interface Shown {
  readonly id: string;
  readonly users: number;
  readonly summary: string;
}

describe('assessments', () => {
  let harness: Harness;
  let operator: Viewer;

  beforeAll(async () => {
    harness = await createHarness();
    operator = await harness.addAccount('boss', ['operator']);
    await fill(harness, 40);
  });

  afterAll(() => harness.close());

  async function assess(): Promise<{ id: string; proposals: Shown[] } & Record<string, unknown>> {
    const { data } = await harness.ask(operator, run);
    const result = data?.['runAssessment'] as { assessment: never };
    return result.assessment;
  }

  it('judge a skewed cluster and propose what evens it out, in words', async () => {
    const assessment = await assess();
    expect(assessment).toMatchObject({
      trigger: 'operator',
      requestedBy: 'boss',
      users: 40,
      error: null,
      before: { pools: [{ role: 'performer', spread: 2, partitions: 2 }, { partitions: 1 }] },
    });
    const [proposal] = assessment.proposals;
    expect(proposal).toMatchObject({ state: 'OPEN', ways: [{ from: 'p1', to: 'p2' }] });
    expect(proposal?.summary).toMatch(
      /^Moves these \d+ performers from p1 to p2: load spread 2\.0 → 1\.0/,
    );
    const after = assessment['after'] as { pools: { spread: number }[] };
    expect(after.pools[0]!.spread).toBeLessThan(1.3);
  });

  it('give way to the next one as far as they are open', async () => {
    const before = await assess();
    await assess();
    const { data } = await harness.ask(
      operator,
      `{ cluster { proposals(state: [OPEN]) { id } assessments { id } } }`,
    );
    const cluster = data?.['cluster'] as { proposals: { id: string }[]; assessments: unknown[] };
    expect(cluster.proposals.map(({ id }) => id)).not.toContain(before.proposals[0]!.id);
    expect(cluster.assessments.length).toBeGreaterThan(1);
  });

  it('are put aside once, and say so to who comes second', async () => {
    const { proposals } = await assess();
    const dismiss = `mutation ($id: ID!) { dismissProposal(input: { id: $id }) {
      __typename ... on DismissProposalSuccess { proposal { state decidedBy } } ... on UserError { message } } }`;
    const { id } = proposals[0]!;
    expect((await harness.ask(operator, dismiss, { id })).data).toMatchObject({
      dismissProposal: {
        __typename: 'DismissProposalSuccess',
        proposal: { state: 'DISMISSED', decidedBy: 'boss' },
      },
    });
    expect((await harness.ask(operator, approve, { id })).data).toMatchObject({
      approveProposal: {
        __typename: 'ProposalDecided',
        message: 'This proposal was put aside already.',
      },
    });
    expect((await harness.ask(operator, dismiss, { id: 'none' })).data).toMatchObject({
      dismissProposal: { __typename: 'NotFound' },
    });
  });

  it('leave those alone whom operators pinned, and bring people to partitions of their class', async () => {
    const settle = `mutation ($input: SettleUserInput!) { settleUser(input: $input) {
      __typename ... on SettleUserSuccess { user { ownerKey pinned serviceClass } } ... on UserError { message } } }`;
    for (const [index, input] of [
      { ownerKey: keyOf(0), pinned: true },
      { ownerKey: keyOf(1), serviceClass: 'premium' },
    ].entries()) {
      expect((await harness.ask(operator, settle, { input })).data).toMatchObject({
        settleUser: {
          user: { pinned: index === 0, serviceClass: index === 0 ? 'standard' : 'premium' },
        },
      });
    }
    expect(
      (await harness.ask(operator, settle, { input: { ownerKey: keyOf(1), serviceClass: 'gold' } }))
        .data,
    ).toMatchObject({ settleUser: { __typename: 'InvalidInput' } });
    const { proposals } = await assess();
    const { data } = await harness.ask(
      operator,
      `{ cluster { proposals(state: [OPEN]) { reason moves(first: 200) { ownerKey to } } } }`,
    );
    const cluster = data?.['cluster'] as {
      proposals: { reason: string; moves: { ownerKey: string; to: string }[] }[];
    };
    const moved = cluster.proposals.flatMap(({ moves }) => moves);
    expect(proposals.length).toBe(cluster.proposals.length);
    expect(moved.map(({ ownerKey }) => ownerKey)).not.toContain(keyOf(0));
    expect(cluster.proposals.find(({ reason }) => reason === 'service-class')?.moves).toEqual([
      { ownerKey: keyOf(1), to: 'p3' },
    ]);
  });

  it('become moves when they are approved, once', async () => {
    const { proposals } = await assess();
    const proposal = proposals.find(({ summary }) => summary.includes('spread'))!;
    const { data } = await harness.ask(operator, approve, { id: proposal.id });
    expect(data).toMatchObject({
      approveProposal: {
        __typename: 'ApproveProposalSuccess',
        proposal: { state: 'APPROVED', decidedBy: 'boss' },
        group: { total: proposal.users, reason: proposal.summary },
        refused: [],
      },
    });
    expect((await harness.ask(operator, approve, { id: proposal.id })).data).toMatchObject({
      approveProposal: { __typename: 'ProposalDecided' },
    });
    const again = await assess();
    expect(again.proposals.filter(({ summary }) => summary.includes('spread'))).toEqual([]);
  });

  it('show loads of partitions and the heaviest users', async () => {
    const { data } = await harness.ask(
      operator,
      `{ cluster { loads { partitionId requests rows relative hours } heaviestUsers(first: 3) { ownerKey partitionId cpuMs rows } } }`,
    );
    const { loads, heaviestUsers } = data?.['cluster'] as {
      loads: { partitionId: string; relative: number; hours: number[] }[];
      heaviestUsers: { ownerKey: string; cpuMs: number }[];
    };
    expect(loads.map(({ partitionId }) => partitionId)).toEqual(['p1', 'p2', 'p3']);
    expect(loads[0]).toMatchObject({ requests: 400, relative: 2 });
    expect(loads[0]!.hours).toHaveLength(168);
    expect(heaviestUsers).toHaveLength(3);
    expect(heaviestUsers[0]!.cpuMs).toBeGreaterThanOrEqual(heaviestUsers[1]!.cpuMs);
  });

  it('are carried out by the policy within its limits', () => {
    const limits = { usersPerDay: 100, usersPerProposal: 60, leastGain: 0.01 };
    const proposal = (users: number, gain: number, reason = 'fitness') => ({ users, gain, reason });
    const [large, good, poor, classy, more] = [
      proposal(70, 1),
      proposal(50, 0.5),
      proposal(5, 0.001),
      proposal(5, 0, 'service-class'),
      proposal(30, 0.2),
    ];
    const all = [large, good, poor, classy, more];
    expect(decideAutomatic(all, limits, 0)).toEqual([good, classy, more]);
    expect(decideAutomatic(all, limits, 20)).toEqual([good, classy]);
    expect(decideAutomatic(all, limits, 100)).toEqual([]);
  });

  it('tell a size that nobody counted yet from one of nothing', async () => {
    const ownerKey = 'pnewcomer0000';
    await harness.database.db.placement.create({
      data: {
        ...{ ownerKey, accountId: 'account-new', role: 'performer', displayName: 'New' },
        ...{ partitionId: 'p3', interests: [] },
      },
    });
    const settings = { windowSeconds: 3_600, halfLifeDays: 14 };
    const sample = { subject: ownerKey, requests: 10, cpuMs: 50, handlingMs: 100 };
    await addLoad(harness.database, [sample], settings);
    const heaviest = async () => {
      const { data } = await harness.ask(
        operator,
        `{ cluster { heaviestUsers(first: 1, partitionId: "p3") { ownerKey rows sizeMeasuredAt } } }`,
      );
      return (data?.['cluster'] as { heaviestUsers: object[] }).heaviestUsers;
    };
    expect(await heaviest()).toEqual([{ ownerKey, rows: 0, sizeMeasuredAt: null }]);
    await writeLoadSummaries(harness.database, [{ subject: ownerKey, rows: 7, bytes: 900 }]);
    expect(await heaviest()).toEqual([
      { ownerKey, rows: 7, sizeMeasuredAt: expect.any(String) as string },
    ]);
  });
});

describe('assessments with the policy automatic', () => {
  it('start their moves by themselves, in the name of the policy', async () => {
    const harness = await createHarness({ moves: { policy: 'automatic' } });
    try {
      const operator = await harness.addAccount('boss', ['operator']);
      await fill(harness, 20);
      const { data } = await harness.ask(operator, run);
      expect(data).toMatchObject({
        runAssessment: { assessment: { proposals: [{ state: 'APPROVED' }] } },
      });
      const log = await harness.ask(
        operator,
        `{ cluster { auditLog { edges { node { accountId action } } } moves { totalCount } } }`,
      );
      const cluster = log.data?.['cluster'] as {
        auditLog: { edges: object[] };
        moves: { totalCount: number };
      };
      expect(cluster.auditLog.edges[0]).toEqual({
        node: { accountId: 'policy', action: 'approveProposal' },
      });
      expect(cluster.moves.totalCount).toBeGreaterThan(5);
    } finally {
      await harness.close();
    }
  });
});

function keyOf(index: number): string {
  return `p${String(index).padStart(12, '0')}`;
}

/** Everybody lives on one of two partitions, and uses alike. */
async function fill({ database }: Harness, users: number): Promise<void> {
  const partition = (id: string, serviceClass = 'standard') =>
    ({ id, role: 'performer', serviceClass, region: 'local' }) as const;
  await registerNode(database, {
    nodeId: 'node-1',
    url: 'http://one.test',
    version: '1',
    partitions: [partition('p1'), partition('p2'), partition('p3', 'premium')],
  });
  const keys = Array.from({ length: users }, (_, index) => keyOf(index));
  await database.db.placement.createMany({
    data: keys.map((ownerKey) => ({
      ownerKey,
      accountId: `account-${ownerKey}`,
      role: 'performer',
      displayName: ownerKey,
      partitionId: 'p1',
      interests: [],
    })),
  });
  const settings = { windowSeconds: 3_600, halfLifeDays: 14 };
  const samples = [...keys, 'partition:p1'].map((subject) => {
    const requests = subject === 'partition:p1' ? users * 10 : 10;
    return { subject, requests, cpuMs: requests * 5, handlingMs: requests * 10 };
  });
  await addLoad(database, samples, settings);
  await writeLoadSummaries(
    database,
    keys.map((subject) => ({ subject, rows: 100, bytes: 10_000 })),
  );
}
