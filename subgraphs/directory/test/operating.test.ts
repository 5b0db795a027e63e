import { registerNode } from '@exchange/cluster';
import { newOwnerKey, scopes, type Viewer } from '@exchange/kernel';
import { readTypeDefs } from '@exchange/service';
import { Kind } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterFileSchema } from '@exchange/cluster';
import { settingMeanings } from '../src/domain/settings/meanings.ts';
import { operatorMutations } from '../src/index.ts';
import { createHarness, type Harness } from './harness.ts';
import { calls, inVain } from './operator-calls.ts';

function isRefusal(details: unknown): boolean {
  return (
    typeof details === 'object' && details !== null && ('refused' in details || 'failed' in details)
  );
}

const aboutOwnAccount = ['createApiKey', 'revokeApiKey', 'openRole'];
const forEverybody = ['apiKeys', 'categories', 'maintenance', 'viewer'];

/** To judge anew where users live is refused to nobody who may: one at a time is what it comes to. */
function canBeRefused(name: string): boolean {
  return name !== 'runAssessment';
}

/** Fields of a root type, as the schema files of the subgraph have them. */
function fieldsOf(type: 'Query' | 'Mutation'): string[] {
  const { definitions } = readTypeDefs(new URL('../schema/', import.meta.url));
  return definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === type
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}

describe('what operators do', () => {
  let harness: Harness;
  let operator: Viewer;
  const user = newOwnerKey('performer');

  beforeAll(async () => {
    harness = await createHarness();
    operator = await harness.addAccount('boss', ['operator']);
    await harness.addAccount('worker', ['performer']);
    const { database } = harness;
    await registerNode(database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '1',
      partitions: ['p1', 'p2'].map((id) => ({
        ...{ id, role: 'performer', serviceClass: 'standard', region: 'local' },
      })) as never,
    });
    await database.db.placement.create({
      data: {
        ...{ ownerKey: user, accountId: 'worker', role: 'performer', displayName: 'Wanda Worker' },
        ...{ partitionId: 'p1', interests: [] },
      },
    });
  });

  afterAll(() => harness.close());

  const ask = async (query: string, variables = {}) =>
    (await harness.ask(operator, query, variables)).data as Record<string, unknown>;

  async function countLines(action: string): Promise<number> {
    const lines = await harness.database.db.auditEntry.findMany({ where: { action } });
    return lines.filter(({ details }) => !isRefusal(details)).length;
  }

  async function newLines(action: string, before: number) {
    const lines = await harness.database.db.auditEntry.findMany({
      where: { action },
      orderBy: { id: 'asc' },
    });
    return lines.filter(({ details }) => !isRefusal(details)).slice(before);
  }

  /** What the line is about: what the call names, or the group of moves that it began. */
  async function targetOf(action: string): Promise<RegExp> {
    if (action === 'startMoves') return /^[0-9a-f-]{36}$/;
    const call = calls[action] ?? '';
    const named = /(?:partitionId|ownerKey|holder|id|groupId): "([^"]+)"/.exec(await fillIn(call));
    return new RegExp(`^${named?.[1] ?? 'cluster'}$`);
  }

  /** Everybody who is no operator, or operates with less than the right to change things. */
  function others(): Viewer[] {
    const every: Viewer['scopes'] = scopes;
    const worker: Viewer = {
      ...operator,
      accountId: 'worker',
      performer: user,
      roles: ['performer'],
    };
    const poster: Viewer = {
      ...{ ...operator, accountId: 'poster', requester: newOwnerKey('requester') },
      roles: ['requester'],
    };
    return [
      { ...worker, scopes: ['performer:read', 'performer:write'] },
      { ...poster, scopes: ['requester:read', 'requester:write'] },
      // As if a key claimed more than its owner may.
      { ...worker, scopes: every },
      { ...poster, scopes: every },
      // Somebody whose role was taken away, with a key from before.
      { ...operator, roles: [] },
    ];
  }

  async function countRefusals(action: string): Promise<number> {
    const lines = await harness.database.db.auditEntry.findMany({ where: { action } });
    return lines.filter(({ details }) => isRefusal(details)).length;
  }

  async function fillIn(call: string): Promise<string> {
    const { database } = harness;
    const group = await database.db.moveGroup.findFirst({ where: { moves: { some: {} } } });
    const at = harness.clock.now();
    if (call.includes('$proposal')) {
      await database.db.assessment.createMany({
        data: [{ id: 'a', trigger: 'timer', startedAt: at }],
        skipDuplicates: true,
      });
      await database.db.proposal.deleteMany({});
      await database.db.proposal.create({
        data: {
          ...{ id: 'a-1', assessmentId: 'a', place: 0, reason: 'fitness', role: 'performer' },
          ...{ summary: 'Moves.', gain: 1, details: {}, moves: [], users: 0, rows: 0, bytes: 0 },
          createdAt: at,
        },
      });
    }
    return call
      .replaceAll('$user', user)
      .replaceAll('$group', group?.id ?? 'none')
      .replaceAll('$proposal', 'a-1');
  }

  it('takes leases back of whom no node serves, with a reason, at every requester partition', async () => {
    await registerNode(harness.database, {
      nodeId: 'node-r',
      url: 'http://r.test',
      version: '1',
      partitions: ['r1', 'r2'].map((id) => ({
        ...{ id, role: 'requester', serviceClass: 'standard', region: 'local' },
      })) as never,
    });
    harness.answers = {
      endLeases({ partitionId }: { partitionId: string }) {
        if (partitionId === 'r2') throw new Error('away');
        return { leases: 2, slots: 5 };
      },
    };
    const take = (holder: string, reason: string) =>
      ask(`mutation { takeBackLeases(input: { holder: "${holder}", reason: "${reason}" }) {
        __typename ... on UserError { message }
        ... on TakeBackLeasesSuccess { holder leases slots missing } } }`);
    expect(await take('p7/words', 'its disk is lost')).toEqual({
      takeBackLeases: {
        ...{ __typename: 'TakeBackLeasesSuccess', holder: 'p7/words', leases: 2, slots: 5 },
        missing: ['r2'],
      },
    });
    expect(harness.calls).toContainEqual({
      procedure: 'endLeases',
      input: { partitionId: 'r1', holder: 'p7/words', tell: false },
    });
    const line = await harness.database.db.auditEntry.findFirst({ where: { target: 'p7/words' } });
    expect(line).toMatchObject({
      action: 'takeBackLeases',
      details: { reason: 'its disk is lost' },
    });
    expect(await take('p7', ' ')).toMatchObject({
      takeBackLeases: { __typename: 'InvalidInput' },
    });
    expect(await take('p1', 'it is slow')).toMatchObject({
      takeBackLeases: { __typename: 'HolderIsServed' },
    });
    await harness.database.db.node.update({ where: { id: 'node-1' }, data: { state: 'stopped' } });
    expect(await take('p1', 'its disk is lost')).toMatchObject({
      takeBackLeases: { __typename: 'TakeBackLeasesSuccess' },
    });
    expect(harness.calls).toContainEqual({
      procedure: 'endLeases',
      input: { partitionId: 'r1', holder: 'p1', tell: true },
    });
    await harness.database.db.node.update({ where: { id: 'node-1' }, data: { state: 'live' } });
    await harness.database.db.partition.deleteMany({ where: { nodeId: 'node-r' } });
    harness.answers = {};
  });

  it('is all tried here: every mutation is for operators, or about the own account', () => {
    expect(Object.keys(calls).sort()).toEqual(operatorMutations().sort());
    expect(Object.keys(inVain).sort()).toEqual(operatorMutations().filter(canBeRefused).sort());
    expect([...operatorMutations(), ...aboutOwnAccount].sort()).toEqual(
      fieldsOf('Mutation').sort(),
    );
  });

  it('is all read from the cluster, beside what everybody may know', async () => {
    expect(fieldsOf('Query').sort()).toEqual(['cluster', ...forEverybody].sort());
    const source = '{ cluster { __typename } }';
    expect((await harness.ask(null, source)).codes).toEqual(['UNAUTHENTICATED']);
    for (const viewer of [...others(), { ...operator, scopes: [] }]) {
      expect((await harness.ask(viewer, source)).codes).toEqual(['FORBIDDEN']);
    }
    expect((await harness.ask({ ...operator, scopes: ['operator:read'] }, source)).codes).toEqual(
      [],
    );
  });

  it.each(Object.entries(calls))(
    '%s is for operators alone, and leaves a line in the log',
    async (name, call) => {
      const source = `mutation { ${await fillIn(call)} }`;
      const before = await countLines(name);
      const refusedBefore = await countRefusals(name);
      expect((await harness.ask(null, source)).codes).toEqual(['UNAUTHENTICATED']);
      for (const viewer of others()) {
        expect((await harness.ask(viewer, source)).codes).toEqual(['FORBIDDEN']);
      }
      // A key of an operator that may only read, and one for something else.
      for (const granted of [['operator:read'], ['requester:write', 'account:write']] as const) {
        const { codes } = await harness.ask({ ...operator, scopes: granted }, source);
        expect(codes).toEqual(['FORBIDDEN']);
      }
      expect(await countLines(name)).toBe(before);
      expect(await countRefusals(name)).toBe(refusedBefore);
      harness.clock.advance(1);
      await harness.ask(operator, source);
      const [line, ...more] = await newLines(name, before);
      expect(more).toEqual([]);
      expect(line).toMatchObject({ accountId: 'boss', action: name, at: harness.clock.now() });
      expect(line?.target).toMatch(await targetOf(name));
    },
  );

  it.each(Object.entries(inVain))(
    '%s leaves a line that says why when it is refused',
    async (name, [call, why]) => {
      const before = await countRefusals(name);
      const source = `mutation { ${await fillIn(call)} { __typename ... on UserError { message } } }`;
      const { data } = await harness.ask(operator, source);
      const { message } = data?.[name] as { message: string };
      expect(message).toContain(why);
      const refusals = await harness.database.db.auditEntry.findMany({
        where: { action: name, details: { path: ['refused'], equals: message } },
      });
      expect(refusals).toHaveLength(1);
      expect(refusals[0]).toMatchObject({ accountId: operator.accountId });
      expect(await countRefusals(name)).toBe(before + 1);
    },
  );

  it('says in the log what failed', async () => {
    const source = 'mutation { runMaintenance(input: { partitionId: "p2" }) { __typename } }';
    const { codes } = await harness.ask(operator, source);
    const failed = await harness.database.db.auditEntry.findMany({
      where: { action: 'runMaintenance', target: 'p2', details: { path: ['failed'], not: 'null' } },
    });
    expect(codes).toHaveLength(1);
    expect(failed).toHaveLength(1);
  });

  it('can be read page by page, of one account, action or target', async () => {
    const page = (after: string | null) =>
      ask(
        `query ($after: String) { cluster { auditLog(first: 3, after: $after) { edges { cursor node { action accountName } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      ) as unknown as Promise<{
        cluster: {
          auditLog: { edges: { node: { action: string } }[]; pageInfo: { endCursor: string } };
        };
      }>;
    const first = (await page(null)).cluster.auditLog;
    const second = (await page(first.pageInfo.endCursor)).cluster.auditLog;
    expect(first.edges).toHaveLength(3);
    expect(second.edges[0]).not.toEqual(first.edges[2]);
    const { cluster } = await ask(
      `{ cluster { auditLog(action: "settleUser", target: "${user}") { edges { node { accountName details } } } } }`,
    );
    expect(cluster).toEqual({
      auditLog: { edges: [{ node: { accountName: 'Name of boss', details: { pinned: 'true' } } }] },
    });
  });

  it('finds users by name, address and the beginning of their key', async () => {
    for (const search of ['wanda', 'WORKER@', user.slice(0, 6), `performer_${user}`]) {
      const { cluster } = await ask(
        `query ($search: String!) { cluster { findUsers(search: $search) { ownerKey email partitionId } } }`,
        { search },
      );
      expect(cluster).toEqual({
        findUsers: [{ ownerKey: user, email: 'worker@example.test', partitionId: 'p1' }],
      });
    }
    const { cluster } = await ask(`{ cluster { findUsers(search: "%%") { ownerKey } } }`);
    expect(cluster).toEqual({ findUsers: [] });
  });

  it('follows an id through the directory and all partitions, and names those that do not answer', async () => {
    const at = harness.clock.now();
    harness.answers.follow = ({ partitionId, id }: { partitionId: string; id: string }) => {
      if (partitionId === 'p2') throw new Error('away');
      return {
        findings: [{ what: 'performer', at, facts: [{ name: 'name', value: id }], links: [] }],
      };
    };
    const { cluster } = await ask(
      `query ($id: ID!) { cluster { follow(id: $id) { kind ownerKey partitionId missing findings { place nodeId what facts { name value } } } } }`,
      { id: `performer_${user}` },
    );
    expect(cluster).toMatchObject({
      follow: { kind: 'performer', ownerKey: user, partitionId: 'p1', missing: ['p2'] },
    });
    const { findings } = (
      cluster as { follow: { findings: { what: string; place: string; nodeId: string | null }[] } }
    ).follow;
    expect(findings.map(({ what, place, nodeId }) => [what, place, nodeId])).toEqual(
      expect.arrayContaining([
        ['home', 'directory', null],
        ['performer', 'p1', 'node-1'],
      ]),
    );
  });

  it('shows every setting with what it means, and no secret', async () => {
    const { cluster } = await ask(`{ cluster { settings { path value default meaning } } }`);
    const { settings } = cluster as {
      settings: { path: string; value: string; default: string; meaning: string }[];
    };
    expect(settings.length).toBeGreaterThan(60);
    expect(settings.filter(({ meaning }) => meaning === '')).toEqual([]);
    expect(Object.keys(settingMeanings).sort()).toEqual(settings.map(({ path }) => path).sort());
    expect(settings.find(({ path }) => path === 'supply.periodSeconds')).toMatchObject({
      value: '3600',
      default: '3600',
    });
    expect(JSON.stringify(settings)).not.toContain('never shown');
    expect(JSON.stringify(settings)).not.toContain('postgres://');
    expect(Object.keys(clusterFileSchema.shape).sort()).toEqual([
      'assessment',
      'directory',
      'feed',
      'files',
      'gateway',
      'history',
      'moves',
      'nodes',
      'partitions',
      'placement',
      'secrets',
      'supply',
    ]);
  });

  it('switches maintenance for everybody to see', async () => {
    const on = await ask(
      `mutation { setMaintenanceMode(input: { on: true, message: " We are moving. " }) { ... on SetMaintenanceModeSuccess { maintenance { on message } } } }`,
    );
    expect(on['setMaintenanceMode']).toEqual({
      maintenance: { on: true, message: 'We are moving.' },
    });
    const seen = await harness.ask(null, `{ maintenance { on message since } }`);
    expect(seen.data).toMatchObject({ maintenance: { on: true, message: 'We are moving.' } });
    await ask(`mutation { setMaintenanceMode(input: { on: false }) { __typename } }`);
    expect((await harness.ask(null, `{ maintenance { on message since } }`)).data).toEqual({
      maintenance: { on: false, message: '', since: null },
    });
  });
});
