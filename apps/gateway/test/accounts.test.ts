import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientAt, password, type Client } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';
import { until } from './support/until.ts';

let exchange: TestGateway;
let otherUrl: string;
beforeAll(async () => {
  exchange = await startTestGateway({ signInsPerAccount: 5 });
  otherUrl = (await exchange.another()).url;
});
afterAll(() => exchange.stop());

async function createKey(client: Client, scopes: readonly string[]): Promise<[string, string]> {
  const answer = await client.graphql(
    `mutation ($scopes: [String!]!) {
      createApiKey(input: { name: "test", scopes: $scopes }) {
        __typename
        ... on CreateApiKeySuccess { secret apiKey { id start scopes } }
        ... on InvalidInput { problems { path message } }
      }
    }`,
    { scopes },
  );
  const { createApiKey } = answer.data as {
    createApiKey: { secret: string; apiKey: { id: string } };
  };
  return [createApiKey.secret, createApiKey.apiKey.id];
}

describe('an account', () => {
  it('is signed in by signing up, and opens roles', async () => {
    const client = await exchange.signUp(['REQUESTER', 'PERFORMER']);
    const viewer = await client.viewer();
    expect(viewer?.roles.toSorted()).toEqual(['PERFORMER', 'REQUESTER']);
    expect(viewer?.scopes).toContain('requester:write');
    expect(viewer?.scopes).not.toContain('operator:read');
  });

  it('has a cookie that scripts and other sites cannot use', async () => {
    const client = exchange.client();
    const answer = await client.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'cookie@example.org',
      password,
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^exchange\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('cannot make itself an operator', async () => {
    const client = exchange.client();
    await client.post('/api/auth/sign-up/email', {
      name: 'Mallory',
      email: 'mallory@example.org',
      password,
      isOperator: true,
      is_operator: true,
    });
    await client.post('/api/auth/update-user', { name: 'Mallory', isOperator: true });
    const user = await exchange.database.db.user.findUnique({
      where: { email: 'mallory@example.org' },
    });
    expect(user?.isOperator ?? false).toBe(false);
  });

  it('needs a password of ten characters', async () => {
    const answer = await exchange.client().post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'short@example.org',
      password: 'ninechars',
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
  });

  it('has a name that others can see', async () => {
    const client = exchange.client();
    const signUp = (name: string) =>
      client.post('/api/auth/sign-up/email', { name, email: 'blank@example.org', password });
    for (const name of ['   ', 'x'.repeat(81)]) {
      const answer = await signUp(name);
      expect(answer.status).toBe(400);
      expect(answer.json).toMatchObject({
        error: { code: 'BAD_USER_INPUT', message: 'Give a name of 1 to 80 characters.' },
      });
    }
    expect((await signUp('  Ada ')).json).toMatchObject({ user: { name: 'Ada' } });
    expect((await client.post('/api/auth/update-user', { name: ' ' })).status).toBe(400);
    expect((await client.post('/api/auth/update-user', { name: 'Ada L' })).status).toBe(200);
  });

  it('is not told whether the address or the password was wrong', async () => {
    const { email } = await exchange.signUp();
    const wrongPassword = await exchange.client().signIn(email, 'wrong password');
    const wrongAddress = await exchange.client().signIn('nobody@example.org', 'wrong password');
    expect([wrongPassword.status, wrongAddress.status]).toEqual([401, 401]);
    expect(wrongPassword.json['message']).toBe(wrongAddress.json['message']);
  });

  it('is guarded against guesses from many places, at every gateway together', async () => {
    const { email } = await exchange.signUp();
    const other = exchange.client();
    other.useUrl(otherUrl);
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await exchange.client().signIn(email, 'wrong password')).status);
      statuses.push((await other.signIn(email, 'wrong password')).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await exchange.client().signIn(email);
    expect(right.status).toBe(429);
    expect(right.text).toContain('wait');
  });
});

describe('a session', () => {
  it('that was signed out is dead at once at every gateway', async () => {
    const client = await exchange.signUp();
    const elsewhere = clientAt(otherUrl, client);
    const here = clientAt(exchange.url, client);
    expect(await elsewhere.viewer()).not.toBeNull();
    await client.post('/api/auth/sign-out', {});
    expect(await here.viewer()).toBeNull();
    await until(async () => (await elsewhere.viewer()) === null);
  });

  it('outlives a change of password only where it was changed', async () => {
    const client = await exchange.signUp();
    const stolen = exchange.client();
    await stolen.signIn(client.email);
    const stolenElsewhere = clientAt(otherUrl, stolen);
    expect([await stolen.viewer(), await stolenElsewhere.viewer()]).not.toContain(null);
    const changed = await client.post('/api/auth/change-password', {
      currentPassword: password,
      newPassword: 'another good password',
      revokeOtherSessions: false,
    });
    expect(changed.status).toBe(200);
    expect(await stolen.viewer()).toBeNull();
    await until(async () => (await stolenElsewhere.viewer()) === null);
    expect(await client.viewer()).not.toBeNull();
    expect((await exchange.client().signIn(client.email)).status).toBe(401);
  });

  it('ends with all others when its account signs out everywhere', async () => {
    const client = await exchange.signUp();
    const other = exchange.client();
    await other.signIn(client.email);
    expect(await other.viewer()).not.toBeNull();
    expect((await client.post('/api/auth/revoke-sessions', {})).status).toBe(200);
    expect([await client.viewer(), await other.viewer()]).toEqual([null, null]);
  });

  it('with a forged or foreign signature is nobody', async () => {
    const client = await exchange.signUp();
    const forged = exchange.client();
    forged.useCookie(`${client.cookie.split('.').slice(0, 2).join('.')}.AAAA`);
    expect(await forged.viewer()).toBeNull();
  });
});

describe('an API key', () => {
  it('can do what its scopes say and no more', async () => {
    const client = await exchange.signUp(['REQUESTER', 'PERFORMER']);
    const [secret] = await createKey(client, ['requester:read', 'account:read']);
    const program = exchange.client();
    program.useKey(secret);
    expect((await program.viewer())?.scopes.toSorted()).toEqual(['account:read', 'requester:read']);
    exchange.nodes.a.answer = ({ viewer }) => ({ data: { me: { id: viewer?.scopes.join() } } });
    exchange.nodes.b.answer = exchange.nodes.a.answer;
    const answer = await program.graphql('{ me { id } }');
    expect(answer.data).toEqual({ me: { id: 'requester:read,account:read' } });
  });

  it('can never make or revoke keys, nor open roles', async () => {
    const client = await exchange.signUp(['REQUESTER']);
    const [secret, id] = await createKey(client, ['requester:write', 'account:read']);
    const program = exchange.client();
    program.useKey(secret);
    for (const mutation of [
      'createApiKey(input: { name: "x", scopes: ["account:read"] }) { __typename }',
      `revokeApiKey(input: { id: "${id}" }) { __typename }`,
      'openRole(input: { role: PERFORMER }) { __typename }',
    ]) {
      const answer = await program.graphql(`mutation { ${mutation} }`);
      expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is dead at every gateway once it is revoked', async () => {
    const client = await exchange.signUp();
    const [secret, id] = await createKey(client, ['account:read']);
    const here = exchange.client();
    here.useKey(secret);
    const there = exchange.client();
    there.useUrl(otherUrl);
    there.useKey(secret);
    expect([await here.viewer(), await there.viewer()]).not.toContain(null);
    await client.graphql(`mutation { revokeApiKey(input: { id: "${id}" }) { __typename } }`);
    expect(await here.viewer()).toBeNull();
    await until(async () => (await there.viewer()) === null);
  });

  it('of somebody else cannot be revoked', async () => {
    const [, id] = await createKey(await exchange.signUp(), ['account:read']);
    const answer = await (
      await exchange.signUp()
    ).graphql(`mutation { revokeApiKey(input: { id: "${id}" }) { __typename } }`);
    expect(answer.data).toEqual({ revokeApiKey: { __typename: 'NotFound' } });
  });

  it('is kept as a hash, and its use is noted', async () => {
    const client = await exchange.signUp();
    const [secret, id] = await createKey(client, ['account:read']);
    const program = exchange.client();
    program.useKey(secret);
    await program.viewer();
    const find = () => exchange.database.db.apikey.findUniqueOrThrow({ where: { id } });
    await until(async () => (await find()).lastRequest !== null);
    expect(JSON.stringify(await find())).not.toContain(secret);
  });

  it('has no endpoints beside GraphQL', async () => {
    const client = await exchange.signUp();
    for (const path of ['create', 'verify', 'update', 'delete']) {
      const answer = await client.post(`/api/auth/api-key/${path}`, { name: 'x' });
      expect(answer.status).toBe(404);
    }
    expect((await client.send('/api/auth/api-key/list')).status).toBe(404);
  });
});
