import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operatorsKey } from '@exchange/cluster';
import { newId, ownerOf, systemClock, type OwnerKey } from '@exchange/kernel';
import type { Client } from './support/client.ts';
import { openEvents, openEventsByKey } from './support/event-reader.ts';
import type { FakeNode } from './support/fake-node.ts';
import { startTestGateway, type TestGateway } from './support/start-test-gateway.ts';
import { until } from './support/until.ts';

let exchange: TestGateway;
let client: Client;
let owner: OwnerKey;
let home: FakeNode;
beforeAll(async () => {
  exchange = await startTestGateway({ eventStreams: 2, uploadMegabytes: 1 });
  client = await exchange.signUp(['REQUESTER']);
  owner = ownerOf((await client.viewer())?.requester?.id ?? '') ?? '';
  const placement = await exchange.database.db.placement.findUniqueOrThrow({
    where: { ownerKey: owner },
  });
  home = placement.partitionId === 'r1' ? exchange.nodes.a : exchange.nodes.b;
});
afterAll(() => exchange.stop());
beforeEach(() => {
  home.requests.length = 0;
});

describe('rows of a batch', () => {
  it('are piped to the node that owns the batch, with the viewer', async () => {
    home.answer = () => ({ rowsReceived: 2, rowsBad: 0, tasks: 2 });
    const id = newId('batch', owner, systemClock);
    const answer = await client.send(`/api/batches/${id}/rows`, {
      method: 'PUT',
      body: 'url\n1\n2\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.json).toEqual({ rowsReceived: 2, rowsBad: 0, tasks: 2 });
    const [request] = home.requests;
    expect(request).toMatchObject({
      method: 'PUT',
      path: `/streams/requester/batches/${id}/rows`,
      body: 'url\n1\n2\n',
    });
    expect(request?.headers['content-type']).toBe('text/csv');
    expect(request?.viewer?.requester).toBe(owner);
  });

  it('come back as the node sends them', async () => {
    home.answer = (_request, reply) => {
      reply.setHeader('content-type', 'text/csv; charset=utf-8');
      reply.setHeader('content-disposition', 'attachment; filename="results.csv"');
      reply.setHeader('x-internal', 'requester-a');
      reply.end('a,b\n1,2\n');
    };
    const answer = await client.send(
      `/api/batches/${newId('batch', owner, systemClock)}/results.csv`,
    );
    expect(answer.text).toBe('a,b\n1,2\n');
    expect(answer.headers.get('content-disposition')).toContain('results.csv');
    expect(answer.headers.get('x-internal')).toBeNull();
  });

  it('come whole, however many there are', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const pieces = 80;
    home.answer = (_request, reply) => {
      Readable.from(Array.from({ length: pieces }, () => piece)).pipe(reply);
    };
    const id = newId('batch', owner, systemClock);
    const answer = await fetch(`${exchange.url}/api/batches/${id}/results.csv`, {
      headers: { cookie: client.cookie },
    });
    let bytes = 0;
    for await (const part of answer.body as ReadableStream<Uint8Array>) bytes += part.length;
    expect(bytes).toBe(pieces * piece.length);
  });

  it('of somebody else, or of nobody, are not there', async () => {
    for (const id of [
      newId('batch', 'rqqqqqqqqqqqq', systemClock),
      newId('task', owner, systemClock),
      'batch_x',
      '..%2f..%2finternal',
    ]) {
      const answer = await client.send(`/api/batches/${id}/results.jsonl`);
      expect([id, answer.status]).toEqual([id, 404]);
    }
    expect(home.requests).toEqual([]);
  });

  it('need a session or key, the role and the scope', async () => {
    const path = `/api/batches/${newId('batch', owner, systemClock)}/results.csv`;
    expect((await exchange.client().send(path)).status).toBe(401);
    expect((await (await exchange.signUp()).send(path)).status).toBe(403);
  });

  it('beyond the limit are refused', async () => {
    home.answer = () => ({ rowsReceived: 0, rowsBad: 0, tasks: 0 });
    const path = `/api/batches/${newId('batch', owner, systemClock)}/rows`;
    const answer = await client.send(path, { method: 'PUT', body: 'x'.repeat(1_100_000) });
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ error: { code: 'TOO_LARGE' } });
    expect(home.requests).toEqual([]);
  });

  it('say so when the node is away, without its address', async () => {
    home.answer = (_request, reply) => void reply.destroy();
    const answer = await client.send(
      `/api/batches/${newId('batch', owner, systemClock)}/results.csv`,
    );
    expect(answer.status).toBe(503);
    expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|socket/);
  });
});

describe('the event stream', () => {
  async function notify(ownerKey: OwnerKey, topics: readonly string[]): Promise<void> {
    const payload = JSON.stringify([{ ownerKey, topics }]);
    await exchange.database.query(
      { name: 'notify', text: "select pg_notify('user_changes', $1)" },
      [payload],
    );
  }

  it('tells an account what changed, its own things only, gathered', async () => {
    const events = await openEvents(exchange.url, client.cookie);
    await notify('rqqqqqqqqqqqq', ['batches']);
    await notify(owner, ['balance', 'batches']);
    await notify(owner, ['balance', 'batch:1']);
    await until(() => events.changes.flat().includes('batch:1'));
    // A gateway that has just begun says `*` first: it does not know what changed before.
    const told = events.changes.flat().filter((topic) => topic !== '*');
    expect(told).toEqual(['balance', 'batches', 'batch:1']);
    events.close();
  });

  it('begins with what changed since its page began to read', async () => {
    const person = await exchange.signUp();
    await person.openRole('REQUESTER');
    const key = ownerOf((await person.viewer())?.requester?.id ?? '') ?? '';
    const before = await openEvents(exchange.url, person.cookie);
    await notify(key, ['batch:2']);
    await until(() => before.changes.flat().includes('batch:2'));
    const late = await openEvents(exchange.url, person.cookie, 10_000);
    await until(() => late.changes.flat().some((topic) => topic === 'batch:2' || topic === '*'));
    before.close();
    late.close();
  });

  it('says what concerns operators to operators alone', async () => {
    const operator = await exchange.signUp();
    await exchange.database.db.user.update({
      where: { email: operator.email },
      data: { isOperator: true },
    });
    const watching = await openEvents(exchange.url, operator.cookie);
    const made = await operator.graphql(
      `mutation { createApiKey(input: { name: "feed", scopes: ["account:read"] }) {
         ... on CreateApiKeySuccess { secret } } }`,
    );
    const { createApiKey } = made.data as { createApiKey: { secret: string } };
    const reduced = await openEventsByKey(exchange.url, createApiKey.secret);
    const other = await openEvents(exchange.url, client.cookie);
    // Whether the change of the role has been noticed is for the gateway to know: ask until it has.
    await until(async () => {
      await notify(operatorsKey, ['supply']);
      await notify(owner, ['balance']);
      await delay(20);
      return watching.changes.flat().includes('supply') && other.changes.flat().includes('balance');
    });
    expect(other.changes.flat()).not.toContain('supply');
    expect(reduced.changes.flat()).not.toContain('supply');
    reduced.close();
    watching.close();
    other.close();
  });

  it('is for accounts', async () => {
    expect((await exchange.client().send('/api/events')).status).toBe(401);
  });

  it('ends with its session', async () => {
    const other = exchange.client();
    await other.signIn(client.email);
    const events = await openEvents(exchange.url, other.cookie);
    await other.post('/api/auth/sign-out', {});
    await events.ended;
  });

  it('is bounded per account, and a closed one makes room', async () => {
    const person = await exchange.signUp();
    const first = await openEvents(exchange.url, person.cookie);
    await openEvents(exchange.url, person.cookie);
    expect((await person.send('/api/events')).status).toBe(429);
    first.close();
    await until(async () => {
      const again = await openEvents(exchange.url, person.cookie).catch(() => null);
      again?.close();
      return again !== null;
    });
  });

  it('follows a role that was opened meanwhile', async () => {
    const person = await exchange.signUp();
    const events = await openEvents(exchange.url, person.cookie);
    await person.openRole('PERFORMER');
    const key = ownerOf((await person.viewer())?.performer?.id ?? '') ?? '';
    await until(async () => {
      await notify(key, ['feed']);
      await delay(20);
      return events.changes.flat().includes('feed');
    });
    events.close();
  });
});
