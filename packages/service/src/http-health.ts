import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ExchangeError } from '@exchange/kernel';
import type { Metrics } from './metrics.ts';

/** Resolves when the thing works, rejects when not. */
export type ReadyCheck = () => Promise<unknown>;

type HealthOptions = {
  readonly checks: Readonly<Record<string, ReadyCheck>>;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  readonly isDraining: () => boolean;
};

const checkTimeoutMs = 3_000;

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export function addHealthRoutes(app: FastifyInstance, options: HealthOptions): void {
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (request, reply) => {
    const names = Object.keys(options.checks);
    const results = await Promise.all(
      names.map((name) =>
        passes(options.checks[name], (err) => {
          request.log.warn({ err, check: name }, 'not ready');
        }),
      ),
    );
    const ready = !options.isDraining() && results.every(Boolean);
    const checks = Object.fromEntries(names.map((name, index) => [name, results[index] === true]));
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : options.isDraining() ? 'draining' : 'not ready', checks });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) {
      throw new ExchangeError('NOT_FOUND', 'There is nothing at this address.');
    }
    const { registry } = options.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

async function passes(
  check: ReadyCheck | undefined,
  report: (error: unknown) => void,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the check took too long'));
    }, checkTimeoutMs);
  });
  try {
    await Promise.race([check?.(), timeout]);
    return true;
  } catch (error) {
    report(error);
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Figures tell a lot about a business: only this machine, or who has the token, reads them. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  const given = request.headers.authorization;
  if (token !== null && given !== undefined && isSame(given, `Bearer ${token}`)) return true;
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
  // A proxy on this machine forwards strangers: their requests say so.
  const isForwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined;
  return isLocal && !isForwarded;
}

function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
