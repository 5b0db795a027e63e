import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ExchangeError } from '@exchange/kernel';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../src/http-server.ts';
import { createLogger } from '../src/logger.ts';
import { createMetrics } from '../src/metrics.ts';
import { findRequestId } from '../src/request-context.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.drainAndClose(0)));
});

function create(options: Partial<HttpServerOptions> = {}): HttpServer {
  const server = createHttpServer({
    logger: createLogger('test', { logLevel: 'silent' }),
    metrics: createMetrics('test'),
    bodyLimit: 1_000,
    readyChecks: {},
    ...options,
  });
  servers.push(server);
  server.app.post('/echo', (request) => ({ body: request.body, requestId: findRequestId() }));
  server.app.get('/fail', () => {
    throw new Error('password=hunter2');
  });
  server.app.get('/busy', () => {
    throw new ExchangeError('OVERLOADED', 'Come back later.');
  });
  return server;
}

describe('health', () => {
  it('says alive whatever the checks say, and ready only when all pass', async () => {
    const { app } = create({
      readyChecks: {
        database: () => Promise.resolve(),
        directory: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')),
      },
    });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const ready = await app.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({
      status: 'not ready',
      checks: { database: true, directory: false },
    });
  });

  it('shows metrics to this machine only, unless the token is given', async () => {
    const { app } = create({ metricsToken: 't'.repeat(20) });
    const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
      app.inject({ url: '/metrics', remoteAddress, headers });
    expect((await ask('127.0.0.1')).body).toContain('process_cpu_user_seconds_total');
    expect((await ask('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(404);
    expect((await ask('203.0.113.9')).statusCode).toBe(404);
    const token = { authorization: `Bearer ${'t'.repeat(20)}` };
    expect((await ask('203.0.113.9', token)).statusCode).toBe(200);
  });
});

describe('request ids', () => {
  it('of strangers are replaced, of the cluster kept', async () => {
    const offered = { 'x-request-id': 'request-12345678' };
    const stranger = await create().app.inject({ url: '/healthz', headers: offered });
    expect(stranger.headers['x-request-id']).not.toBe('request-12345678');
    const own = create({ isTrustedCaller: () => true }).app;
    const kept = await own.inject({ url: '/healthz', headers: offered });
    expect(kept.headers['x-request-id']).toBe('request-12345678');
    const forged = await own.inject({
      url: '/healthz',
      headers: { 'x-request-id': 'a b\n{"x":1}' },
    });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are known to the code that handles a request with a body', async () => {
    const answer = await create().app.inject({ method: 'POST', url: '/echo', payload: { a: 1 } });
    expect(answer.json()).toEqual({ body: { a: 1 }, requestId: answer.headers['x-request-id'] });
  });
});

describe('errors', () => {
  it('tell a stranger nothing but the request to report', async () => {
    const answer = await create().app.inject('/fail');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('hunter2');
    expect(answer.json()).toMatchObject({
      error: { code: 'INTERNAL', requestId: answer.headers['x-request-id'] },
    });
  });

  it('that are deliberate keep their code and status', async () => {
    const answer = await create().app.inject('/busy');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ error: { code: 'OVERLOADED', retryable: true } });
  });

  it.each([
    ['too large', 413, 'TOO_LARGE', { payload: 'x'.repeat(2_000), type: 'application/json' }],
    ['not JSON', 400, 'BAD_USER_INPUT', { payload: '{', type: 'application/json' }],
    ['of an unknown type', 415, 'BAD_USER_INPUT', { payload: 'x', type: 'text/x' }],
  ])('for a body that is %s say so', async (_what, status, code, { payload, type }) => {
    const answer = await create().app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { 'content-type': type },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: { code } });
  });
});

describe('draining', () => {
  it('finishes the request under way, then takes no more', async () => {
    const server = create();
    let finish: () => void = () => undefined;
    let started: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => {
      started = resolve;
    });
    server.app.get('/slow', async () => {
      started();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { done: true };
    });
    const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
    const answer = fetch(`${url}/slow`);
    await underWay;
    const drained = server.drainAndClose(5_000);
    expect(server.isDraining()).toBe(true);
    finish();
    expect(await (await answer).json()).toEqual({ done: true });
    await drained;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('cuts a client that never finishes', async () => {
    const server = create();
    const url = new URL(await server.app.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n');
    await server.drainAndClose(50);
    await closed;
  });
});
