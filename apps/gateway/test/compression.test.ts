import { request as httpRequest, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideEncoding } from '../src/http/compress-answers.ts';
import type { Client } from './support/client.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';

let exchange: TestGateway;
let person: Client;
beforeAll(async () => {
  exchange = await startTestGateway();
  person = await exchange.signUp();
});
afterAll(() => exchange.stop());

/** As a browser's bytes arrive: `fetch` would take the encoding off. */
async function post(query: string, acceptEncoding: string) {
  const sent = httpRequest(`${exchange.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-encoding': acceptEncoding,
      cookie: person.cookie,
      origin: 'http://localhost:4000',
    },
  });
  sent.end(JSON.stringify({ query }));
  const answer = await new Promise<IncomingMessage>((done) => sent.on('response', done));
  return { headers: answer.headers, body: await buffer(answer) };
}

const long = '{ __schema { types { name description fields { name description } } } }';

describe('answers of the API', () => {
  it('are compressed for callers who take it, as they like best', async () => {
    const brotli = await post(long, 'gzip, deflate, br');
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    const gzip = await post(long, 'gzip');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    const plain = await post(long, 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 4);
  });

  it('stay as they are when they are short', async () => {
    const { headers } = await post('{ categories }', 'gzip, br');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('keep their length to themselves when they come from a mutation', async () => {
    const secrets = Array.from({ length: 28 }, (_, index) => `again${String(index)}: secret`);
    const { headers, body } = await post(
      `mutation {
        createApiKey(input: { name: "${'x'.repeat(60)}", scopes: ["account:read"] }) {
          ... on CreateApiKeySuccess { ${secrets.join(' ')} }
        }
      }`,
      'gzip, br',
    );
    expect(body.length).toBeGreaterThan(1_200);
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('the choice of an encoding', () => {
  it('honours a refusal by weight', () => {
    expect(decideEncoding('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(decideEncoding('br;q=0.0, gzip;q=0')).toBeNull();
    expect(decideEncoding(undefined)).toBeNull();
    expect(decideEncoding('BR;q=1')).toBe('br');
  });
});
