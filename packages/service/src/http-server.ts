import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { drainServer } from './http-drain.ts';
import { handleHttpErrors } from './http-errors.ts';
import { addHealthRoutes, type ReadyCheck } from './http-health.ts';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { createRequestId, isRequestId, runWithRequestId } from './request-context.ts';

export const requestIdHeader = 'x-request-id';

export type HttpServerOptions = {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Largest request body in bytes; a route may allow more for itself. */
  readonly bodyLimit: number;
  /** What must hold before traffic may come here: `/readyz` asks each, by name. */
  readonly readyChecks: Readonly<Record<string, ReadyCheck>>;
  /** Whether the caller proved to belong to the cluster: its request id is taken over. */
  readonly isTrustedCaller?: (request: IncomingMessage) => boolean;
  /** Proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustedProxies?: readonly string[];
  readonly metricsToken?: string | null;
  /** Longest time for a whole request to arrive. */
  readonly requestTimeoutMs?: number;
};

export type HttpServer = {
  readonly app: FastifyInstance;
  /** Not ready from now on; waits for the requests under way, at most `drainMs`; closes. */
  readonly drainAndClose: (drainMs: number) => Promise<void>;
  readonly isDraining: () => boolean;
};

/** A fastify server that slow, huge and forged requests cannot hold. Routes are the caller's. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  let draining = false;
  const loggerInstance: FastifyBaseLogger = options.logger;
  const requestTimeout = options.requestTimeoutMs ?? 30_000;
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    bodyLimit: options.bodyLimit,
    trustProxy: trustProxyOf(options.trustedProxies),
    requestIdHeader: false,
    genReqId: (request) => decideRequestId(request, options.isTrustedCaller),
    requestTimeout,
    keepAliveTimeout: 65_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    // Connections that are still open while draining are served to their end, then closed.
    return503OnClosing: false,
    http: {
      headersTimeout: 10_000,
      requestTimeout,
      maxHeaderSize: 16_384,
      connectionsCheckingInterval: 5_000,
    },
    routerOptions: { maxParamLength: 200 },
  });
  app.server.maxRequestsPerSocket = 0;

  // Twice, because reading a body from the socket leaves the asynchronous context of the first.
  app.addHook('onRequest', (request, reply, done) => {
    reply.header(requestIdHeader, request.id);
    if (draining) reply.header('connection', 'close');
    runWithRequestId(request.id, done);
  });
  app.addHook('preHandler', (request, _reply, done) => {
    runWithRequestId(request.id, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    options.metrics.httpSeconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime },
      'request',
    );
    done();
  });

  handleHttpErrors(app, options.metrics);
  addHealthRoutes(app, {
    checks: options.readyChecks,
    metrics: options.metrics,
    metricsToken: options.metricsToken ?? null,
    isDraining: () => draining,
  });

  return {
    app,
    isDraining: () => draining,
    drainAndClose: async (drainMs) => {
      draining = true;
      await drainServer(app, drainMs);
    },
  };
}

function trustProxyOf(proxies: readonly string[] | undefined): string[] | false {
  return proxies === undefined || proxies.length === 0 ? false : [...proxies];
}

function decideRequestId(
  request: IncomingMessage,
  isTrustedCaller: ((request: IncomingMessage) => boolean) | undefined,
): string {
  const offered = request.headers[requestIdHeader];
  if (isRequestId(offered) && isTrustedCaller?.(request) === true) return offered;
  return createRequestId();
}
