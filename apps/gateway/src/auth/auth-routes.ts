import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ExchangeError } from '@exchange/kernel';
import type { TakeFromWindow } from '../http/shared-windows.ts';
import type { Identity } from '../viewer/identity.ts';
import { authPath, clientAddressHeader, type Auth } from './create-auth.ts';
import { requireName } from './require-name.ts';

/** All that the pages use. Keys are made and revoked through GraphQL only. */
const postPaths = [
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/change-password',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/update-user',
];
const getPaths = ['/get-session', '/list-sessions', '/ok'];
const passedHeaders = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
];
const attemptsWindowMs = 15 * 60 * 1000;
const largestBody = 16 * 1024;

interface AuthRouteOptions {
  readonly auth: Auth;
  readonly publicUrl: string;
  readonly identityOf: (request: FastifyRequest) => Identity | null;
  readonly forget: (accountId: string) => void;
  readonly signInsPerAccount: number;
  readonly take: TakeFromWindow;
}

/** better-auth's own endpoints, as far as they are for callers. */
export function addAuthRoutes(scope: FastifyInstance, options: AuthRouteOptions): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const body = await prepareBody(request, options);
    const response = await options.auth.handler(toFetchRequest(request, body, options.publicUrl));
    // Sessions may have ended: other gateways hear of it, this one knows at once.
    const before = options.identityOf(request);
    if (before !== null && request.method === 'POST') options.forget(before.viewer.accountId);
    return send(reply, response, request.id);
  };
  for (const path of postPaths) {
    scope.post(`${authPath}${path}`, { bodyLimit: largestBody }, answer);
  }
  for (const path of getPaths) scope.get(`${authPath}${path}`, answer);
}

async function prepareBody(request: FastifyRequest, options: AuthRouteOptions): Promise<unknown> {
  const { body } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body ?? {};
  const path = request.routeOptions.url?.slice(authPath.length);
  if (path === '/sign-in/email' && 'email' in body && typeof body.email === 'string') {
    await countAttempt(body.email, options);
  }
  // Others see the name: there is no account without one.
  if (path === '/sign-up/email' || (path === '/update-user' && 'name' in body)) {
    return { ...body, name: requireName('name' in body ? body.name : null) };
  }
  // Whoever changes a password thinks that somebody may know it: no other session outlives that.
  return path === '/change-password' ? { ...body, revokeOtherSessions: true } : body;
}

/** Guessing one password from many addresses is bounded too. */
async function countAttempt(email: string, options: AuthRouteOptions): Promise<void> {
  const account = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
  const { taken, leftMs } = await options.take(`sign-in ${account}`, 1, attemptsWindowMs);
  if (taken <= options.signInsPerAccount) return;
  const minutes = String(Math.ceil(leftMs / 60_000));
  throw new ExchangeError(
    'RATE_LIMITED',
    `Too many attempts to sign in to this account: wait ${minutes} minutes and try again.`,
  );
}

function toFetchRequest(request: FastifyRequest, body: unknown, publicUrl: string): Request {
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(clientAddressHeader, request.ip);
  headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    body: request.method === 'POST' ? JSON.stringify(body) : null,
  });
}

async function send(
  reply: FastifyReply,
  response: Response,
  requestId: string,
): Promise<FastifyReply> {
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const wait = response.headers.get('x-retry-after');
  if (wait !== null) reply.header('retry-after', wait);
  reply.status(response.status).header('cache-control', 'no-store').type('application/json');
  const text = await response.text();
  return reply.send(response.ok ? text : describeFailure(text, response.status, requestId));
}

/** `{code, message}` in every case; what went wrong inside stays inside. */
function describeFailure(text: string, status: number, requestId: string): object {
  if (status === 429) {
    const message = 'Too many attempts: wait a moment and try again.';
    return { code: 'RATE_LIMITED', message, requestId };
  }
  const known = status < 500 ? parseFailure(text) : null;
  if (known !== null) return { ...known, requestId };
  const message = `Something went wrong on our side. Try again; if it persists, report request ${requestId}.`;
  return { code: status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL', message, requestId };
}

function parseFailure(text: string): { code: string; message: string } | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { code, message } = value as { code?: unknown; message?: unknown };
    if (typeof code !== 'string' || typeof message !== 'string') return null;
    return { code, message };
  } catch {
    return null;
  }
}
