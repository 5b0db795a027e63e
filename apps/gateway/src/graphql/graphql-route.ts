import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { errorCodes, ExchangeError } from '@exchange/kernel';
import { decideHttpError, type Metrics } from '@exchange/service';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressAnswers } from '../http/compress-answers.ts';
import type { Identity } from '../viewer/identity.ts';
import { checkVariables } from './check-variables.ts';
import { createDocumentChecker } from './check-document.ts';
import type { GatewayContext } from './gateway-context.ts';
import { graphqlLimits } from './limits.ts';

interface GraphQLRouteOptions {
  readonly server: ApolloServer<GatewayContext>;
  readonly identityOf: (request: FastifyRequest) => Identity | null;
  readonly identifyAnew: (request: FastifyRequest) => Promise<Identity | null>;
  readonly metrics: Pick<Metrics, 'refused'>;
}

/** `/graphql`. Refusals before Apollo Server have the form of its own answers. */
export function addGraphQLRoute(app: FastifyInstance, options: GraphQLRouteOptions): void {
  const checkDocument = createDocumentChecker();
  const queries = new WeakSet<FastifyRequest>();
  const handle = fastifyApolloHandler(options.server, {
    context: (request: FastifyRequest) => {
      const identity = options.identityOf(request);
      const context: GatewayContext = {
        viewer: identity?.viewer ?? null,
        identity,
        requestId: request.id,
        endsAt: performance.now() + graphqlLimits.operationMs,
        identifyAnew: () => options.identifyAnew(request),
      };
      return Promise.resolve(context);
    },
  }) as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

  function checkOperation(request: FastifyRequest): void {
    const operation = request.method === 'GET' ? request.query : request.body;
    if (Array.isArray(operation)) {
      throw new ExchangeError(
        'BAD_USER_INPUT',
        'Send one operation at a time, not a list of them.',
      );
    }
    // Anything else that is not an operation is refused by Apollo Server in its own words.
    if (typeof operation !== 'object' || operation === null) return;
    const { query, variables } = operation as { query?: unknown; variables?: unknown };
    checkVariables(variables);
    if (typeof query !== 'string') return;
    const { usesIntrospection, mutates } = checkDocument(query);
    if (!mutates) queries.add(request);
    if (usesIntrospection && options.identityOf(request) === null) {
      throw new ExchangeError('UNAUTHENTICATED', 'Sign in to read the schema.');
    }
  }

  app.register((scope, _options, done) => {
    // Secrets are given once, by mutations: a new API key. They are never compressed beside input.
    compressAnswers(scope, (request) => queries.has(request));
    scope.setErrorHandler((error, request, reply) => {
      const shown = decideHttpError(error, request.id);
      if (shown.code === 'INTERNAL') request.log.error({ err: error }, 'masked');
      else options.metrics.refused.inc({ code: shown.code });
      const { code, message, retryable, details } = shown;
      const status = (error as { statusCode?: number }).statusCode ?? errorCodes[code].status;
      const extensions = { code, retryable, requestId: request.id, details };
      return reply.status(status).send({ errors: [{ message, extensions }] });
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      bodyLimit: graphqlLimits.bodyBytes,
      onRequest: (request, _reply, next) => {
        checkCharset(request);
        next();
      },
      preHandler: (request, _reply, next) => {
        checkOperation(request);
        next();
      },
      handler: (request, reply) => handle(request, reply),
    });
    done();
  });
}

/** JSON is UTF-8; other sets of characters have been a way past checks before. */
function checkCharset(request: FastifyRequest): void {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return;
  throw new ExchangeError('BAD_USER_INPUT', 'Send the operation as application/json in UTF-8.');
}
