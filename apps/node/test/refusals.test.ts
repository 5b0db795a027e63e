import {
  contractHeaders,
  contractPath,
  contractVersion,
  type ProcedureHandlers,
} from '@exchange/cluster';
import {
  createLogger,
  signNodeToken,
  signViewerToken,
  type RequestViewer,
} from '@exchange/service';
import { createExchangeDatabases, type ExchangeDatabases } from '@exchange/testkit/exchange';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode, type RunningNode } from '../src/index.ts';
import { tinyModules } from './tiny-modules.ts';

const handlers: ProcedureHandlers = {
  createUser: ({ ownerKey }) => Promise.resolve({ created: ownerKey.startsWith('r') }),
  maintain: () => new Promise(() => undefined),
};

describe('a node', () => {
  let databases: ExchangeDatabases;
  let node: RunningNode;

  beforeAll(async () => {
    databases = await createExchangeDatabases({ requesterNodes: 1, performerNodes: 1 });
    node = await startNode({
      config: databases.config,
      nodeId: 'requester-1',
      logger: createLogger('test', { logLevel: 'silent' }),
      modules: tinyModules(handlers),
    });
  });

  afterAll(async () => {
    await node.stop();
    await databases.drop();
  });

  function viewerToken(changes: Partial<RequestViewer> = {}, secret?: string): string {
    return signViewerToken(
      {
        accountId: 'account-1',
        requester: null,
        performer: null,
        roles: ['requester'],
        scopes: ['requester:read'],
        requestId: 'request-1234',
        deadlineAt: Date.now() + 10_000,
        ...changes,
      },
      secret ?? databases.config.secrets.viewer,
    );
  }

  async function ask(query: string, headers: Record<string, string>, body?: string) {
    const response = await fetch(`${node.url}/graphql/requester`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body ?? JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  }

  async function call(procedure: string, input: unknown, headers: Record<string, string> = {}) {
    const token = signNodeToken(
      { issuer: 'gateway', audience: 'requester-1' },
      databases.config.secrets.nodeToNode,
    );
    const response = await fetch(`${node.url}${contractPath}/${procedure}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-exchange-node': token,
        [contractHeaders.version]: String(contractVersion),
        ...headers,
      },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    });
    return { status: response.status, text: await response.text() };
  }

  const newUser = {
    partitionId: 'r1',
    ownerKey: 'r000000000000',
    accountId: 'a',
    displayName: 'A',
    interests: [],
  };

  it('answers a viewer whom a gateway of the cluster signed', async () => {
    const answer = await ask('{ whoAmI }', { 'x-exchange-viewer': viewerToken() });
    expect(JSON.parse(answer.text)).toEqual({ data: { whoAmI: 'account-1' } });
  });

  it('answers a gateway that asks for nobody', async () => {
    const token = signNodeToken(
      { issuer: 'gateway', audience: 'requester-1' },
      databases.config.secrets.nodeToNode,
    );
    const answer = await ask('{ whoAmI }', { 'x-exchange-node': token });
    expect(JSON.parse(answer.text)).toEqual({ data: { whoAmI: null } });
  });

  it.each([
    ['no credential', () => ({})],
    [
      'a credential of another cluster',
      () => ({ 'x-exchange-viewer': viewerToken({}, 'x'.repeat(40)) }),
    ],
    ['text instead of a credential', () => ({ 'x-exchange-viewer': 'let me in' })],
  ])('refuses a caller with %s before reading the body', async (_what, headers) => {
    const answer = await ask('', headers(), '{ not json');
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  });

  it('refuses what is already too late and gives up what takes too long', async () => {
    const late = await ask('{ whoAmI }', {
      'x-exchange-viewer': viewerToken({ deadlineAt: Date.now() - 1 }),
    });
    expect(late.status).toBe(504);
    const slow = await ask('{ late }', {
      'x-exchange-viewer': viewerToken({ deadlineAt: Date.now() + 50 }),
    });
    expect(JSON.parse(slow.text)).toMatchObject({ error: { code: 'DEADLINE_EXCEEDED' } });
  });

  it('hides what an unexpected error says, and its schema', async () => {
    const headers = { 'x-exchange-viewer': viewerToken() };
    const failed = await ask('{ fail }', headers);
    expect(failed.text).not.toContain('password');
    expect(JSON.parse(failed.text)).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL' } }],
    });
    expect((await ask('{ whoAmY }', headers)).text).not.toContain('whoAmI');
    expect((await ask('{ __schema { types { name } } }', headers)).text).not.toContain('Thing');
  });

  it('says USER_MOVED to a viewer who lives elsewhere, and still serves entities', async () => {
    const headers = {
      'x-exchange-viewer': viewerToken({ requester: 'r111111111111' }),
    };
    const refused = await ask('{ whoAmI }', headers);
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [
        { extensions: { code: 'USER_MOVED', details: { ownerKey: 'r111111111111', epoch: 0 } } },
      ],
    });
    const query =
      '{ _entities(representations: [{ __typename: "Thing", id: "7" }]) { ... on Thing { id } } }';
    expect(JSON.parse((await ask(query, headers)).text)).toEqual({
      data: { _entities: [{ id: '7' }] },
    });
  });

  it('answers another node of the cluster', async () => {
    const answer = await call('createUser', newUser);
    expect(answer).toEqual({ status: 200, text: '{"created":true}' });
  });

  it('refuses a token for another node, a foreign token and none', async () => {
    const forOther = signNodeToken(
      { issuer: 'performer-1', audience: 'requester-2' },
      databases.config.secrets.nodeToNode,
    );
    for (const token of [forOther, viewerToken(), '']) {
      const answer = await call('createUser', '{ not json', { 'x-exchange-node': token });
      expect(answer.status).toBe(401);
    }
  });

  it('refuses another version of the contract with a sentence', async () => {
    for (const other of [contractVersion - 1, contractVersion + 1]) {
      const answer = await call('createUser', newUser, { [contractHeaders.version]: `${other}` });
      // For now, not for good: callers keep what they sent.
      expect(answer.status).toBe(503);
      expect(answer.text).toContain(`This node speaks version ${contractVersion}`);
      expect(answer.text).toContain(`the caller version ${other}`);
    }
  });

  it('refuses what is too large, malformed, unknown or for another partition', async () => {
    expect((await call('createUser', `"${'x'.repeat(17 * 1024 * 1024)}"`)).status).toBe(413);
    expect((await call('createUser', '{ not json')).status).toBe(400);
    const wrong = await call('createUser', { ...newUser, interests: 'all' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('interests');
    expect((await call('toString', newUser)).status).toBe(404);
    expect((await call('listLeases', { partitionId: 'r1', first: 1 })).status).toBe(404);
    const moved = await call('createUser', { ...newUser, partitionId: 'p1' });
    expect(moved.status).toBe(421);
    expect(JSON.parse(moved.text)).toMatchObject({
      error: { code: 'USER_MOVED', retryable: true, details: { partitionId: 'p1' } },
    });
  });

  it('honours the deadline of the caller', async () => {
    const input = { partitionId: 'r1', trigger: 'operator' };
    const slow = await call('maintain', input, { [contractHeaders.deadline]: '50' });
    expect(slow.status).toBe(504);
    expect(JSON.parse(slow.text)).toMatchObject({ error: { retryable: true } });
    const late = await call('maintain', input, { [contractHeaders.deadline]: '0' });
    expect(late.status).toBe(504);
  });

  it('says whether it is ready and gives its figures to this machine', async () => {
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${node.url}/metrics`)).text()).toContain('exchange_job_seconds');
  });
});
