import { heartbeat, registerNode, type PartitionStats } from '@exchange/cluster';
import { ExchangeError, type Viewer } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

function stats(changes: Partial<PartitionStats> = {}): PartitionStats {
  return {
    openTasks: 3,
    slotsAvailable: 2,
    slotsLeased: 1,
    target: 0,
    localShare: null,
    outboxDepth: 0,
    outboxOldestSeconds: 0,
    outboxPerMinute: 0,
    staleLeases: 0,
    parked: 0,
    supply: [],
    money: {},
    ledgerBalanced: true,
    ...changes,
  };
}

const runMaintenance = `mutation ($id: ID!) { runMaintenance(input: { partitionId: $id }) {
  __typename ... on RunMaintenanceSuccess { run { id partitionId trigger acquired lines { typeId title fromPartitionId got expected why } } }
} }`;

describe('the cluster', () => {
  let harness: Harness;
  let operator: Viewer;

  beforeAll(async () => {
    harness = await createHarness();
    operator = await harness.addAccount('operator', ['operator']);
    const rest = { serviceClass: 'standard', region: 'local' };
    await registerNode(harness.database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '9',
      partitions: [{ id: 'r1', role: 'requester', ...rest }],
    });
    await registerNode(harness.database, {
      nodeId: 'node-2',
      url: 'http://two.test',
      version: '9',
      partitions: [{ id: 'p1', role: 'performer', ...rest }],
    });
  });

  afterAll(() => harness.close());

  it('is for operators alone', async () => {
    const requester = await harness.addAccount('requester', ['requester']);
    const query = '{ cluster { version } }';
    expect((await harness.ask(null, query)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await harness.ask(requester, query)).codes).toEqual(['FORBIDDEN']);
    const claiming: Viewer = { ...requester, scopes: ['operator:read', 'operator:write'] };
    expect((await harness.ask(claiming, query)).codes).toEqual(['FORBIDDEN']);
    expect((await harness.ask(claiming, runMaintenance, { id: 'p1' })).codes).toEqual([
      'FORBIDDEN',
    ]);
    const reader: Viewer = { ...operator, scopes: ['operator:read'] };
    expect((await harness.ask(reader, runMaintenance, { id: 'p1' })).codes).toEqual(['FORBIDDEN']);
  });

  it('shows nodes with their partitions, figures and what must be zero', async () => {
    harness.clock.advance(11_000);
    await heartbeat(harness.database, 'node-1', [
      {
        partitionId: 'r1',
        stats: stats({ staleLeases: 4, parked: 2, outboxOldestSeconds: 61, outboxPerMinute: 120 }),
      },
    ]);
    const { data } = await harness.ask(
      operator,
      `{ cluster { version placementPolicy users { accounts requesters performers }
           nodes { id state version partitions { id openTasks staleLeases } }
           partitions { id role users statsAt outboxPerMinute supply { typeId } }
           mustBeZero { name value help } } }`,
    );
    expect(data).toMatchObject({
      cluster: {
        version: '1.2.3',
        placementPolicy: 'leastLoaded',
        users: { accounts: 2, requesters: 0, performers: 0 },
        nodes: [
          { id: 'node-1', state: 'live', partitions: [{ id: 'r1', openTasks: 3, staleLeases: 4 }] },
          { id: 'node-2', state: 'suspect', partitions: [{ id: 'p1', openTasks: 0 }] },
        ],
        partitions: [
          { id: 'p1', statsAt: null },
          { id: 'r1', statsAt: harness.clock.now().toISOString(), users: 0, outboxPerMinute: 120 },
        ],
        mustBeZero: [
          { name: 'Suspect nodes', value: 1 },
          { name: 'Partitions without a live node', value: 1 },
          { name: 'Stale leases', value: 4 },
          { name: 'Unbalanced ledgers', value: 0 },
          { name: 'Work put aside', value: 2 },
          { name: 'Partitions with messages older than a minute', value: 1 },
        ],
      },
    });
  });

  it('shows what a performer partition has in hand apart from its stock', async () => {
    await heartbeat(harness.database, 'node-2', [
      { partitionId: 'p1', stats: stats({ slotsAvailable: 12, slotsLeased: 15 }) },
    ]);
    const { data } = await harness.ask(
      operator,
      '{ cluster { partitions { id slotsAvailable slotsLeased } } }',
    );
    expect(data).toMatchObject({
      cluster: {
        partitions: [
          { id: 'p1', slotsAvailable: 12, slotsLeased: 3 },
          { id: 'r1', slotsLeased: 1 },
        ],
      },
    });
  });

  const money = `{ cluster { money {
    balanced missing transitNet totals { kind side minor }
  } } }`;

  it('adds up money and says what it could not read', async () => {
    harness.answers = {
      readStats({ partitionId }: { partitionId: string }) {
        if (partitionId === 'p1') throw new ExchangeError('UNAVAILABLE', 'away');
        return stats({ money: { transit: 70, escrow: 30, deposits: -100 } });
      },
    };
    const partly = await harness.ask(operator, money);
    expect(partly.data).toEqual({
      cluster: {
        money: {
          balanced: true,
          missing: ['p1'],
          transitNet: 70,
          totals: [
            { kind: 'deposits', side: 'requester', minor: -100 },
            { kind: 'escrow', side: 'requester', minor: 30 },
            { kind: 'transit', side: 'requester', minor: 70 },
          ],
        },
      },
    });
  });

  it('is not balanced when money left and nothing carries it', async () => {
    harness.answers = {
      readStats: ({ partitionId }: { partitionId: string }) =>
        stats({ money: partitionId === 'r1' ? { transit: 70 } : { transit: -69 } }),
    };
    expect((await harness.ask(operator, money)).data).toMatchObject({
      cluster: { money: { balanced: false, transitNet: 1 } },
    });
    harness.answers = {
      readStats: ({ partitionId }: { partitionId: string }) =>
        stats({ outboxDepth: 1, money: partitionId === 'r1' ? { transit: 70 } : {} }),
    };
    expect((await harness.ask(operator, money)).data).toMatchObject({
      cluster: { money: { balanced: true, transitNet: 70 } },
    });
  });

  it('joins the leases of all partitions and bounds how many are asked for', async () => {
    const at = harness.clock.now();
    const lease = {
      id: 'lease-1',
      taskId: 'task-1',
      holder: 'p1',
      kind: 'exclusive',
      status: 'active',
      granted: 2,
      outstanding: 1,
      epoch: 1,
      grantedAt: at,
      expiresAt: at,
    };
    harness.answers = { listLeases: () => ({ leases: [lease] }) };
    const query =
      'query ($first: Int) { cluster { leases(first: $first) { id partitionId holder } } }';
    expect((await harness.ask(operator, query, { first: 5 })).data).toEqual({
      cluster: { leases: [{ id: 'lease-1', partitionId: 'r1', holder: 'p1' }] },
    });
    expect((await harness.ask(operator, query, { first: 201 })).codes).toEqual(['BAD_USER_INPUT']);
    harness.answers = {};
    expect((await harness.ask(operator, query, { first: 5 })).data).toEqual({
      cluster: { leases: [] },
    });
  });

  it('joins the work that jobs of all partitions have put aside, the oldest first', async () => {
    const at = harness.clock.now();
    const work = (id: string, ageMs: number) => ({
      job: 'approve',
      id,
      ownerKey: 'r1',
      reason: 'The books do not take it.',
      attempts: 3,
      parkedAt: new Date(at.getTime() - ageMs),
      nextAttemptAt: at,
    });
    harness.answers = {
      listParked: ({ partitionId }: { partitionId: string }) => ({
        parked: partitionId === 'r1' ? [work('newer', 1)] : [work('older', 2)],
      }),
    };
    const query = '{ cluster { parkedWork(first: 5) { id partitionId reason attempts } } }';
    const { data } = await harness.ask(operator, query);
    const { parkedWork } = (data as { cluster: { parkedWork: object[] } }).cluster;
    expect(parkedWork[0]).toMatchObject({ id: 'older' });
    expect(parkedWork.at(-1)).toEqual({
      id: 'newer',
      partitionId: 'r1',
      reason: 'The books do not take it.',
      attempts: 3,
    });
  });

  it('runs maintenance of performer partitions and writes down who asked', async () => {
    const line = {
      ...{ typeId: 'type-1', title: 'Rate', partitionId: 'r1', target: 9, stock: 0, expected: 4.5 },
      ...{ asked: 9, got: 8, renewed: 0, released: 0, reason: 'Too little is here.' },
    };
    harness.answers = {
      maintain: ({ trigger }: { trigger: string }) => ({
        run: {
          id: '17',
          startedAt: harness.clock.now(),
          durationMs: 5,
          trigger,
          wanted: 9,
          acquired: 8,
          renewed: 0,
          released: 0,
          expired: 0,
          messages: 1,
          details: [line, 'of another version'],
        },
      }),
    };
    const ran = await harness.ask(operator, runMaintenance, { id: 'p1' });
    expect(ran.data).toEqual({
      runMaintenance: {
        __typename: 'RunMaintenanceSuccess',
        run: {
          ...{ id: '17', partitionId: 'p1', trigger: 'operator', acquired: 8 },
          lines: [
            {
              ...{ typeId: 'type-1', title: 'Rate', fromPartitionId: 'r1', got: 8, expected: 4.5 },
              why: 'Too little is here.',
            },
          ],
        },
      },
    });
    expect((await harness.ask(operator, runMaintenance, { id: 'r1' })).data).toEqual({
      runMaintenance: { __typename: 'NotFound' },
    });
    const audit = '{ cluster { audit(first: 5) { accountId action target } } }';
    const lineOf = (target: string) => ({
      accountId: 'operator',
      action: 'runMaintenance',
      target,
    });
    // What was refused is there too, with why.
    expect((await harness.ask(operator, audit)).data).toEqual({
      cluster: { audit: [lineOf('r1'), lineOf('p1')] },
    });
  });
});
