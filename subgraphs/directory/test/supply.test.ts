import { heartbeat, registerNode, type PartitionStats } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

const stats: PartitionStats = {
  ...{ openTasks: 3, slotsAvailable: 3, slotsLeased: 5, target: 7, localShare: null },
  ...{ outboxDepth: 0, outboxOldestSeconds: 0, outboxPerMinute: 0, staleLeases: 0, parked: 0 },
  supply: [{ typeId: 'type-1', title: 'Rate', target: 7, stock: 3, inHand: 2 }],
  money: {},
  ledgerBalanced: true,
};

const nothing = { accepts: 0, local: 0 };

function repositoryType(typeId: string, target: number, stock: number, onTheWay = 0) {
  return {
    ...{ typeId, title: typeId, category: 'sound', target, stock, onTheWay, inHand: 0 },
    ...{ expectedPerHour: 2, lastHour: nothing, lastDay: nothing, why: 'Enough is here.' },
  };
}

describe('the supply of repositories', () => {
  let harness: Harness;
  let operator: Viewer;

  beforeAll(async () => {
    harness = await createHarness();
    operator = await harness.addAccount('operator', ['operator']);
    const rest = { serviceClass: 'standard', region: 'local' };
    const register = (nodeId: string, ids: readonly string[], role: 'requester' | 'performer') =>
      registerNode(harness.database, {
        nodeId,
        url: `http://${nodeId}.test`,
        version: '9',
        partitions: ids.map((id) => ({ id, role, ...rest })),
      });
    await register('node-1', ['r1', 'r2'], 'requester');
    await register('node-2', ['p1', 'p2'], 'performer');
    await heartbeat(harness.database, 'node-2', [{ partitionId: 'p2', stats }]);
  });
  beforeEach(() => {
    harness.answers = {};
  });
  afterAll(() => harness.close());

  it('is for operators alone', async () => {
    const performer = await harness.addAccount('performer', ['performer']);
    const claiming: Viewer = { ...performer, scopes: ['operator:read', 'operator:write'] };
    const fields = [
      'repositories { partitionId }',
      'flows { at }',
      'maintenanceRuns { missing }',
      'pushRuns { partitionId }',
    ];
    for (const field of fields) {
      const query = `{ cluster { ${field} } }`;
      expect((await harness.ask(null, query)).codes).toEqual(['UNAUTHENTICATED']);
      expect((await harness.ask(performer, query)).codes).toEqual(['FORBIDDEN']);
      expect((await harness.ask(claiming, query)).codes).toEqual(['FORBIDDEN']);
      const without: Viewer = { ...operator, scopes: ['account:read'] };
      expect((await harness.ask(without, query)).codes).toEqual(['FORBIDDEN']);
    }
  });

  const repositories = `query ($types: Int) { cluster { repositories(types: $types) {
    id feeds partitionId nodeId isLive target stock onTheWay inHand goingBack expectedPerHour
    lastHour { accepts local share } lastDay { share } typesInAll
    categories { category target stock }
    types { typeId target stock difference standing why lastHour { accepts } } } } }`;

  it('is what each node says now, and of a node that is away what it said last', async () => {
    harness.answers = {
      readRepositories({ partitionId }: { partitionId: string }) {
        if (partitionId === 'p2') throw new Error('away');
        const supply = {
          ...{ at: harness.clock.now(), target: 30, stock: 40, onTheWay: 5, inHand: 1 },
          ...{ goingBack: 2, expectedPerHour: 12.5, online: 3, recent: 4, plannedAt: null },
          lastHour: { accepts: 4, local: 3 },
          lastDay: nothing,
          types: [
            repositoryType('short', 10, 5),
            repositoryType('coming', 10, 5, 5),
            repositoryType('excess', 10, 21),
            repositoryType('unwanted', 0, 9),
          ],
          typesInAll: 9,
          categories: [{ category: 'sound', target: 30, stock: 40, inHand: 1, acceptsLastHour: 4 }],
        };
        return {
          repositories: [
            { ...supply, repositoryId: 'p1/sounds', feeds: ['p1/sounds', 'p3'] },
            { ...supply, repositoryId: 'p1/words', feeds: ['p1/words'], stock: 7 },
          ],
        };
      },
    };
    const { data } = await harness.ask(operator, repositories, { types: 4 });
    const [live, other, last] = (data as { cluster: { repositories: object[] } }).cluster
      .repositories;
    expect(other).toMatchObject({ id: 'p1/words', partitionId: 'p1', stock: 7 });
    expect(live).toMatchObject({
      ...{
        id: 'p1/sounds',
        feeds: ['p1/sounds', 'p3'],
        partitionId: 'p1',
        nodeId: 'node-2',
        isLive: true,
        onTheWay: 5,
        goingBack: 2,
      },
      expectedPerHour: 12.5,
      lastHour: { accepts: 4, local: 3, share: 0.75 },
      lastDay: { share: null },
      typesInAll: 9,
      categories: [{ category: 'sound', target: 30, stock: 40 }],
      types: [
        { typeId: 'short', difference: -5, standing: 'SHORT' },
        { typeId: 'coming', difference: -5, standing: 'ENOUGH' },
        { typeId: 'excess', difference: 11, standing: 'EXCESS' },
        { typeId: 'unwanted', difference: 9, standing: 'UNWANTED' },
      ],
    });
    expect(
      harness.calls.filter(({ procedure }) => procedure === 'readRepositories'),
    ).toContainEqual({
      procedure: 'readRepositories',
      input: { partitionId: 'p1', first: 4 },
    });
    expect(last).toMatchObject({
      ...{
        id: 'p2',
        feeds: ['p2'],
        partitionId: 'p2',
        isLive: false,
        target: 7,
        stock: 3,
        inHand: 2,
        lastHour: null,
      },
      types: [{ typeId: 'type-1', standing: 'SHORT', why: '', lastHour: null }],
    });
    expect((await harness.ask(operator, repositories, { types: 0 })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('flows between pairs of partitions, without those that do not answer', async () => {
    harness.answers = {
      readFlows({ partitionId }: { partitionId: string }) {
        if (partitionId === 'r2') throw new Error('away');
        return {
          flows: [
            { holder: 'p2', kind: 'single', slots: 1 },
            { holder: 'p1', kind: 'pulled', slots: 30 },
            { holder: 'p1', kind: 'returned', slots: 4 },
            { holder: 'p1', kind: 'of another version', slots: 4 },
          ],
        };
      },
    };
    const query = `{ cluster { flows(window: DAY) { window missing
      links { fromPartitionId toPartitionId pulled pushed single delivered returned expired } } } }`;
    const none = { pulled: 0, pushed: 0, single: 0, delivered: 0, returned: 0, expired: 0 };
    expect((await harness.ask(operator, query)).data).toEqual({
      cluster: {
        flows: {
          window: 'DAY',
          missing: ['r2'],
          links: [
            { ...none, fromPartitionId: 'r1', toPartitionId: 'p1', pulled: 30, returned: 4 },
            { ...none, fromPartitionId: 'r1', toPartitionId: 'p2', single: 1 },
          ],
        },
      },
    });
    expect(harness.calls).toContainEqual({
      procedure: 'readFlows',
      input: { partitionId: 'r1', seconds: 86_400 },
    });
  });

  it('runs of all repositories come in pages, none twice and none left out', async () => {
    const at = harness.clock.now().getTime();
    const run = (id: number, secondsAgo: number) => ({
      ...{ id: String(id), startedAt: new Date(at - secondsAgo * 1_000), durationMs: 3 },
      ...{ trigger: 'timer', wanted: 0, acquired: 0, renewed: 0, released: 0, expired: 0 },
      ...{ messages: 0, details: [] },
    });
    // Two partitions whose runs share instants, and one instant with two runs of one partition.
    const kept: Readonly<Record<string, ReturnType<typeof run>[]>> = {
      p1: [run(9, 0), run(8, 1), run(7, 1), run(6, 5)],
      p2: [run(5, 0), run(4, 1), run(3, 3)],
    };
    harness.answers = {
      listMaintenanceRuns({ partitionId, first, before, eventful }: RunsInput) {
        expect(eventful).toBe(true);
        const older = (kept[partitionId] ?? []).filter(
          ({ startedAt, id }) =>
            before === null ||
            startedAt < before.startedAt ||
            (startedAt.getTime() === before.startedAt.getTime() && BigInt(id) < BigInt(before.id)),
        );
        return { runs: older.slice(0, first) };
      },
    };
    const query = `query ($after: String) { cluster {
      maintenanceRuns(first: 2, after: $after, eventful: true) {
      edges { node { partitionId id } } pageInfo { hasNextPage endCursor } missing } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page += 1) {
      const { data } = await harness.ask(operator, query, { after });
      const { maintenanceRuns } = (data as unknown as RunsAnswer).cluster;
      seen.push(...maintenanceRuns.edges.map(({ node }) => `${node.partitionId} ${node.id}`));
      expect(maintenanceRuns.pageInfo.hasNextPage).toBe(page < 3);
      after = maintenanceRuns.pageInfo.endCursor;
    }
    expect(seen).toEqual(['p1 9', 'p2 5', 'p1 8', 'p1 7', 'p2 4', 'p2 3', 'p1 6']);
    expect((await harness.ask(operator, query, { after: 'made up' })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    harness.answers = {};
    expect((await harness.ask(operator, query)).data).toMatchObject({
      cluster: { maintenanceRuns: { edges: [], missing: ['p1', 'p2'] } },
    });
  });

  it('shows what requester partitions handed out and to whom', async () => {
    const startedAt = harness.clock.now();
    const line = { holder: 'p1', kind: 'exclusive', typeId: 'type-1', offered: 5, taken: 2 };
    harness.answers = {
      listPushRuns: ({ partitionId }: { partitionId: string }) => ({
        runs:
          partitionId === 'r1'
            ? [
                {
                  ...{ startedAt, durationMs: 4, trigger: 'new', types: 1, offered: 5, taken: 2 },
                  ...{ declined: 3, messages: 1, details: [{ ...line, answer: 'part' }, 'odd'] },
                },
              ]
            : [],
      }),
    };
    const query = `{ cluster { pushRuns(first: 5) { partitionId trigger offered taken declined
      lines { toPartitionId kind typeId offered taken answer } } } }`;
    expect((await harness.ask(operator, query)).data).toEqual({
      cluster: {
        pushRuns: [
          {
            ...{ partitionId: 'r1', trigger: 'new', offered: 5, taken: 2, declined: 3 },
            lines: [
              {
                ...{ toPartitionId: 'p1', kind: 'exclusive', typeId: 'type-1' },
                ...{ offered: 5, taken: 2, answer: 'part' },
              },
            ],
          },
        ],
      },
    });
  });
});

interface RunsInput {
  readonly partitionId: string;
  readonly first: number;
  readonly before: { readonly startedAt: Date; readonly id: string } | null;
  readonly eventful: boolean;
}

interface RunsAnswer {
  readonly cluster: {
    readonly maintenanceRuns: {
      readonly edges: readonly { readonly node: { partitionId: string; id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}
