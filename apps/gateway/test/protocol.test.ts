import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';

let exchange: TestGateway;
let client: Client;
beforeAll(async () => {
  exchange = await startTestGateway();
  client = await exchange.signUp();
});
afterAll(() => exchange.stop());

/** A signed-in program that says with a header that it is no form of a foreign page. */
async function fetchSignedIn(
  url: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('cookie', client.cookie);
  headers.set('origin', 'http://localhost:4000');
  headers.set('apollo-require-preflight', 'true');
  return fetch(url, { ...init, headers });
}

const audits = serverAudits({
  url: () => `${exchange.url}/graphql`,
  fetchFn: fetchSignedIn,
});

/**
 * Recommendations that we do not follow, on purpose: an operation that cannot be run is answered with
 * 400 whatever the caller accepts, so that proxies, logs and simple programs see that it failed.
 */
const refusedWith400 = new Set([
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]);

describe('the GraphQL-over-HTTP specification', () => {
  const followed = audits.filter(({ name }) => !refusedWith400.has(name));

  it.each(followed.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    const problem = result.status === 'ok' ? null : `${result.status}: ${result.reason}`;
    expect(problem).toBeNull();
  });

  it('is followed but for three recommendations', () => {
    expect(audits.length - followed.length).toBe(3);
    expect(followed.filter(({ name }) => name.startsWith('MUST')).length).toBeGreaterThan(10);
  });
});
