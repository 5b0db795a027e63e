import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const longestBodyMs = 30_000;
const lookEveryMs = 5_000;

/**
 * Cuts requests whose body takes too long to arrive. The server's own time for a whole request has to
 * suit the longest upload, which streams and is watched by its route instead.
 */
export function cutSlowBodies(scope: FastifyInstance): void {
  const arriving = new Map<IncomingMessage, number>();
  scope.addHook('onRequest', (request, _reply, done) => {
    if (!request.raw.complete) arriving.set(request.raw, performance.now());
    done();
  });
  scope.addHook('preValidation', (request, _reply, done) => {
    arriving.delete(request.raw);
    done();
  });
  scope.addHook('onResponse', (request, _reply, done) => {
    arriving.delete(request.raw);
    done();
  });
  const timer = setInterval(() => {
    const oldest = performance.now() - longestBodyMs;
    for (const [message, from] of arriving) {
      if (message.destroyed) arriving.delete(message);
      else if (from < oldest) message.destroy();
    }
  }, lookEveryMs);
  timer.unref();
  scope.addHook('onClose', (_instance, done) => {
    clearInterval(timer);
    done();
  });
}
