import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, GraphQLAnswer } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';

let exchange: TestGateway;
let client: Client;
beforeAll(async () => {
  exchange = await startTestGateway();
  client = await exchange.signUp(['REQUESTER', 'PERFORMER']);
});
afterAll(() => exchange.stop());
beforeEach(() => {
  for (const node of Object.values(exchange.nodes)) node.requests.length = 0;
});

/** Refused before any node heard of it, with the code and nothing of the schema. */
function expectRefused(answer: GraphQLAnswer, code: string, status = 400): void {
  expect(answer.errors[0]?.extensions.code).toBe(code);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toContain('Did you mean');
  expect(answer.text.length).toBeLessThan(4_000);
  const asked = Object.values(exchange.nodes).flatMap((node) => node.requests);
  expect(asked).toEqual([]);
}

function nested(depth: number): string {
  return `{ batches ${'{ edges { node { tasks '.repeat(depth / 4)}{ edges { cursor } }${' } } }'.repeat(depth / 4)} }`;
}

function doubled(levels: number): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) =>
      `fragment f${String(level)} on Viewer { ...f${String(level + 1)} ...f${String(level + 1)} }`,
  );
  return `{ viewer { ...f0 } } ${fragments.join(' ')} fragment f${String(levels)} on Viewer { id }`;
}

describe('an operation beyond all measure', () => {
  it('is refused with 50,000 aliases', async () => {
    const aliases = Array.from({ length: 50_000 }, (_, at) => `a${String(at)}: categories`);
    expectRefused(await client.graphql(`{ ${aliases.join(' ')} }`), 'QUERY_TOO_COMPLEX');
  });

  it('is refused with 40 aliases', async () => {
    const aliases = Array.from({ length: 40 }, (_, at) => `a${String(at)}: categories`);
    expectRefused(await client.graphql(`{ ${aliases.join(' ')} }`), 'QUERY_TOO_COMPLEX');
  });

  it('is refused 200 levels deep', async () => {
    expectRefused(await client.graphql(nested(200)), 'QUERY_TOO_COMPLEX');
  });

  it('is refused when fragments double over 20 levels', async () => {
    expectRefused(await client.graphql(doubled(20)), 'QUERY_TOO_COMPLEX');
  });

  it('is refused when fragments double over 60 levels, more than can be counted', async () => {
    expectRefused(await client.graphql(doubled(60)), 'QUERY_TOO_COMPLEX');
  });

  it('is refused when a fragment contains itself', async () => {
    const circular =
      '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }';
    expectRefused(await client.graphql(circular), 'BAD_USER_INPUT');
  });

  it('is refused with 2,000 directives', async () => {
    expectRefused(
      await client.graphql(`{ categories ${'@skip(if: false) '.repeat(2_000)} }`),
      'QUERY_TOO_COMPLEX',
    );
    expectRefused(
      await client.graphql(`{ categories ${'@unknown '.repeat(100)} }`),
      'QUERY_TOO_COMPLEX',
    );
  });

  it('is refused when its pages multiply', async () => {
    const query = `{ batches(first: 200) { edges { node { tasks(first: 200) { edges { node {
      submissions { id answer status } } } } } } } }`;
    expectRefused(await client.graphql(query), 'BAD_USER_INPUT');
  });

  it('is refused with brackets in brackets without end', async () => {
    expectRefused(await client.graphql('{ '.repeat(500_000)), 'QUERY_TOO_COMPLEX');
    expectRefused(await client.graphql(`{ task(id: ${'['.repeat(1_900)} }`), 'QUERY_TOO_COMPLEX');
  });

  it('is refused with a thousand equal fields', async () => {
    expectRefused(await client.graphql(`{ ${'categories '.repeat(2_100)} }`), 'QUERY_TOO_COMPLEX');
  });

  it('is refused when a list in its variables is too long or too deep', async () => {
    const query =
      'mutation ($ids: [ID!]!) { approveSubmissions(input: { ids: $ids }) { __typename } }';
    const ids = Array.from({ length: 30_000 }, (_, at) => `x${String(at)}`);
    expectRefused(await client.graphql(query, { ids }), 'QUERY_TOO_COMPLEX');
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await client.post(
      '/graphql',
      `{"query":${JSON.stringify(query)},"variables":{"ids":${deep}}}`,
    );
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('QUERY_TOO_COMPLEX');
  });

  it('is refused when introspection goes in circles', async () => {
    const levels = 12;
    const query = `{ __schema { types ${'{ fields { type '.repeat(levels)} { name } ${'} }'.repeat(levels)} } }`;
    expectRefused(await client.graphql(query), 'BAD_USER_INPUT');
  });
});

describe('a body', () => {
  it('of 50 MB is refused', async () => {
    const sending = request(`${exchange.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 50_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write('{"query":"');
    // Answered before the rest is sent.
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    sending.destroy();
  });

  it('that does not say its length is cut off at one megabyte', async () => {
    const sending = request(`${exchange.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sending.on('error', () => undefined);
    for (let count = 0; count < 40; count += 1) sending.write(' '.repeat(64 * 1024));
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    sending.destroy();
  });

  it('that is a list of operations is refused', async () => {
    const answer = await client.post('/graphql', [
      { query: '{ categories }' },
      { query: '{ categories }' },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('one operation at a time');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json garbage',
    ' \tapplication/xml',
    'application/jsonp',
    'ap\u00ff',
  ])('of the type %s is refused', async (type) => {
    const answer = await client
      .post('/graphql', '{"query":"{ categories }"}', { 'content-type': type })
      .catch(() => ({ status: 400, text: '' }));
    expect([400, 415]).toContain(answer.status);
    expect(answer.text).not.toContain('"data"');
  });

  it.each([
    '{"query":',
    '[',
    'null',
    '5',
    '""',
    '{"query":{"a":1}}',
    '{}',
    '\ufeff{',
    '{"query":null}',
  ])('that says %s is refused', async (body) => {
    const answer = await client.post('/graphql', body);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/ at .*\.js/);
  });

  it('with __proto__ among its names changes no prototype', async () => {
    const bodies = [
      '{"query":"{ categories }","variables":{"__proto__":{"polluted":true}}}',
      '{"query":"{ categories }","__proto__":{"polluted":true}}',
      '{"query":"{ __proto__: categories }"}',
      '{"query":"{ constructor: categories }"}',
      '{"query":"query ($__proto__: Int) { categories }"}',
      '{"query":"query __proto__ { categories }"}',
    ];
    for (const body of bodies) {
      const answer = await client.post('/graphql', body);
      expect([body, answer.status]).toEqual([body, 400]);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('the schema', () => {
  it('is shown to accounts only', async () => {
    const query = '{ __schema { queryType { name } } }';
    expectRefused(await exchange.client().graphql(query), 'UNAUTHENTICATED', 401);
    expect((await client.graphql(query)).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });

  it('is not hinted at by errors', async () => {
    const answer = await exchange.client().graphql('{ categorie }');
    expectRefused(answer, 'BAD_USER_INPUT');
    expect(answer.text).not.toContain('categories');
  });

  it('answers no plan, no subgraph and no trace', async () => {
    const answer = await client.post(
      '/graphql',
      { query: '{ _service { sdl } }' },
      {
        'apollo-query-plan-experimental': '1',
        'apollo-federation-include-trace': 'ftv1',
      },
    );
    expect(answer.text).not.toMatch(/extensions":\{"(queryPlan|ftv1|tracing)/);
    expect(answer.status).toBe(400);
  });
});

describe('a page of somebody else', () => {
  it('cannot make a browser mutate by GET', async () => {
    const query = encodeURIComponent(
      'mutation { openRole(input: { role: PERFORMER }) { __typename } }',
    );
    const plain = await client.send(`/graphql?query=${query}`);
    expect(plain.status).toBe(400);
    const withHeader = await client.send(`/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(withHeader.status).toBe(405);
  });

  it('cannot use a cookie from its own origin', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:4000.evil.example']) {
      const headers = { origin };
      const graphql = await client.post('/graphql', { query: '{ categories }' }, headers);
      const auth = await client.post('/api/auth/sign-out', {}, headers);
      const upload = await client.send('/api/batches/x/rows', {
        method: 'PUT',
        body: 'a\n1',
        headers,
      });
      expect([graphql.status, auth.status, upload.status]).toEqual([403, 403, 403]);
    }
    expect(await client.viewer()).not.toBeNull();
  });

  it('gets no leave to read answers', async () => {
    const answer = await client.send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('cannot frame ours, and ours runs no script but its own', async () => {
    const { headers } = await client.send('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('addresses that do not exist', () => {
  it('below /api answer in JSON', async () => {
    const answer = await client.send('/api/nothing');
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('health', () => {
  it('tells that the gateway lives and can serve', async () => {
    expect((await client.send('/healthz')).status).toBe(200);
    const ready = await client.send('/readyz');
    expect(ready.json).toEqual({ status: 'ready', checks: { directory: true, changes: true } });
  });

  it('shows figures to this machine, not to whom a proxy forwards', async () => {
    expect((await client.send('/metrics')).text).toContain('exchange_graphql_operation_seconds');
    const forwarded = await client.send('/metrics', { headers: { 'x-forwarded-for': '1.2.3.4' } });
    expect(forwarded.status).toBe(404);
  });
});
