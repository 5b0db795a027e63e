import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { refuseChangingRequests } from '../src/maintenance/refuse-changes.ts';

let app: FastifyInstance;

afterEach(() => app.close());

const changing = [
  ['PUT', '/api/batches/:id/rows'],
  ['POST', '/api/batches/:id/review'],
  ['PUT', '/api/files/:name'],
  ['DELETE', '/api/files/:name'],
  ['POST', '/api/assignments/:id/files'],
  ['POST', '/api/auth/sign-up/email'],
  ['POST', '/api/auth/update-user'],
  ['POST', '/api/what-is-added-some-day'],
] as const;
const harmless = [
  ['POST', '/graphql'],
  ['POST', '/api/auth/sign-in/email'],
  ['POST', '/api/auth/sign-out'],
  ['POST', '/api/batches/:id/review/preview'],
  ['POST', '/api/task-frames'],
  ['GET', '/api/files/:name'],
  ['HEAD', '/api/files'],
] as const;

async function ask(method: (typeof changing | typeof harmless)[number][0], url: string, on = true) {
  app = Fastify();
  const since = on ? new Date(0) : null;
  refuseChangingRequests(app, { current: () => ({ on, message: 'We are moving.', since }) });
  app.setErrorHandler((error: { code: string; message: string }, _request, reply) =>
    reply.status(503).send({ code: error.code, message: error.message }),
  );
  app.route({ method, url, handler: () => ({ done: true }) });
  const answer = await app.inject({ method, url: url.replaceAll(/:\w+/g, 'some') });
  return { status: answer.statusCode, body: answer.body };
}

it.each(changing)('in maintenance, %s %s is refused with the reason', async (method, url) => {
  const { status, body } = await ask(method, url);
  expect(status).toBe(503);
  expect(JSON.parse(body)).toEqual({ code: 'UNAVAILABLE', message: 'We are moving.' });
});

it.each(harmless)('in maintenance, %s %s goes on', async (method, url) => {
  expect((await ask(method, url)).status).toBe(200);
});

it.each(changing)('otherwise %s %s is taken', async (method, url) => {
  expect((await ask(method, url, false)).status).toBe(200);
});
