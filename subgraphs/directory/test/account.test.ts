import { registerNode } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

const openRole = `mutation ($input: OpenRoleInput!) { openRole(input: $input) {
  __typename
  ... on OpenRoleSuccess {
    viewer { roles scopes requester { id } performer { id } homes { role partitionId epoch } }
  }
  ... on InvalidInput { message problems { path message } }
} }`;
const createKey = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  __typename
  ... on CreateApiKeySuccess { secret apiKey { id name scopes createdAt } }
  ... on InvalidInput { problems { path message } }
} }`;

describe('an account', () => {
  let harness: Harness;
  let ann: Viewer;

  beforeAll(async () => {
    harness = await createHarness();
    harness.answers = { createUser: () => ({ created: true }) };
    await registerNode(harness.database, {
      nodeId: 'node-1',
      url: 'http://one.test',
      version: '1',
      partitions: [
        { id: 'r1', role: 'requester', serviceClass: 'standard', region: 'local' },
        { id: 'p1', role: 'performer', serviceClass: 'standard', region: 'local' },
      ],
    });
    ann = await harness.addAccount('ann');
  });

  afterAll(() => harness.close());

  it('is null for nobody and known to its owner', async () => {
    const query = '{ viewer { id email name roles scopes homes { role } } categories }';
    expect((await harness.ask(null, query)).data).toEqual({ viewer: null, categories: [] });
    expect((await harness.ask(ann, query)).data).toMatchObject({
      viewer: { id: 'ann', email: 'ann@example.test', name: 'Name of ann', roles: [], homes: [] },
    });
  });

  it('opens a role once, with a home', async () => {
    const input = { role: 'PERFORMER', interests: ['Images', 'Images'] };
    const first = await harness.ask(ann, openRole, { input });
    expect(first.data).toMatchObject({
      openRole: {
        viewer: {
          roles: ['PERFORMER'],
          requester: null,
          homes: [{ role: 'PERFORMER', partitionId: 'p1', epoch: 1 }],
        },
      },
    });
    expect(JSON.stringify(first.data)).toContain('performer:write');
    expect(await harness.ask(ann, openRole, { input })).toEqual(first);
    expect(harness.calls.filter(({ procedure }) => procedure === 'createUser')).toMatchObject([
      { input: { partitionId: 'p1', displayName: 'Name of ann', interests: ['Images'] } },
      { input: { partitionId: 'p1' } },
    ]);
  });

  it('opens no role for operators, with too long names or too many interests', async () => {
    const interests = Array.from({ length: 31 }, (_, index) => `interest ${index}`);
    const input = { role: 'OPERATOR', displayName: 'x'.repeat(81), interests };
    const { data } = await harness.ask(ann, openRole, { input });
    expect(data).toMatchObject({
      openRole: {
        __typename: 'InvalidInput',
        problems: [{ path: 'role' }, { path: 'displayName' }, { path: 'interests' }],
      },
    });
  });

  it('makes, lists and revokes keys within the scopes of the account', async () => {
    const viewer: Viewer = { ...ann, scopes: [...ann.scopes, 'performer:read'] };
    const input = {
      name: ' Results ',
      scopes: ['performer:read', 'account:read'],
      expiresInDays: 30,
    };
    const made = await harness.ask(viewer, createKey, { input });
    expect(made.data).toMatchObject({
      createApiKey: {
        secret: 'ex_abcdef',
        apiKey: { id: 'key-1', name: 'Results', scopes: ['performer:read', 'account:read'] },
      },
    });
    expect((await harness.ask(viewer, '{ apiKeys { id start } }')).data).toEqual({
      apiKeys: [{ id: 'key-1', start: 'ex_abc' }],
    });
    const bob = await harness.addAccount('bob');
    const revoke = 'mutation { revokeApiKey(input: { id: "key-1" }) { __typename } }';
    expect((await harness.ask(bob, revoke)).data).toEqual({
      revokeApiKey: { __typename: 'NotFound' },
    });
    expect((await harness.ask(viewer, revoke)).data).toEqual({
      revokeApiKey: { __typename: 'RevokeApiKeySuccess' },
    });
    expect((await harness.ask(viewer, '{ apiKeys { id } }')).data).toEqual({ apiKeys: [] });
  });

  it('makes no key with more than the account may do, or that could make keys', async () => {
    const scopes = ['operator:write', 'account:write', 'everything'];
    const input = { name: '', scopes, expiresInDays: 0 };
    const { data } = await harness.ask(ann, createKey, { input });
    const paths = (data as { createApiKey: { problems: { path: string }[] } }).createApiKey
      .problems;
    expect(paths.map(({ path }) => path)).toEqual([
      'name',
      'scopes.0',
      'scopes.1',
      'scopes.2',
      'expiresInDays',
    ]);
  });

  it('lets nobody without a session change anything', async () => {
    const changes: [string, Record<string, unknown>][] = [
      [openRole, { input: { role: 'REQUESTER' } }],
      [createKey, { input: { name: 'x', scopes: ['account:read'] } }],
      ['mutation { revokeApiKey(input: { id: "key-1" }) { __typename } }', {}],
    ];
    const key: Viewer = { ...ann, scopes: ['account:read'] };
    for (const [query, variables] of changes) {
      expect((await harness.ask(null, query, variables)).codes).toEqual(['UNAUTHENTICATED']);
      expect((await harness.ask(key, query, variables)).codes).toEqual(['FORBIDDEN']);
    }
    expect((await harness.ask(null, '{ apiKeys { id } }')).codes).toEqual(['UNAUTHENTICATED']);
  });
});
