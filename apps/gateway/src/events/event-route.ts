import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ExchangeError } from '@exchange/kernel';
import type { Identity } from '../viewer/identity.ts';
import type { EventHub } from './event-hub.ts';

interface EventRouteOptions {
  readonly hub: EventHub;
  readonly identityOf: (request: FastifyRequest) => Identity | null;
  readonly identifyAnew: (request: FastifyRequest) => Promise<Identity | null>;
}

/** `GET /api/events?age=…`: what changed for signed-in pages, from `age` milliseconds ago on. */
export function addEventRoute(scope: FastifyInstance, options: EventRouteOptions): void {
  scope.get('/api/events', (request, reply) => {
    const identity = options.identityOf(request);
    if (identity === null) throw new ExchangeError('UNAUTHENTICATED', 'Sign in first.');
    const { age } = request.query as { age?: unknown };
    const { raw } = reply;
    const close = options.hub.open(
      identity,
      readAge(age),
      {
        write: (text) => raw.write(text),
        end: () => raw.end(),
        get unsentBytes() {
          return raw.writableLength;
        },
      },
      () => options.identifyAnew(request),
    );
    reply.hijack();
    raw.once('close', close);
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies must not gather what is meant to arrive at once.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n: open\n\n');
  });
}

function readAge(text: unknown): number {
  const age = Number(text ?? 0);
  return age >= 0 ? age : 0;
}
