import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Directory, NodeModule } from '@exchange/cluster';
import type { Viewer } from '@exchange/kernel';
import { createGraphQLErrorFormatter, type Logger, type Metrics } from '@exchange/service';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import type { CallerAuth } from './caller-auth.ts';
import { measureOperations } from './operation-metrics.ts';
import type { OperationLine } from './operation-line.ts';
import { withRequestDeadline } from './request-deadline.ts';
import type { OwnerGate } from './moves/owner-gate.ts';
import { requireViewerAtHome } from './viewer-home.ts';

export interface GraphQLRouteOptions {
  readonly module: NodeModule;
  readonly auth: CallerAuth;
  readonly directory: Pick<Directory, 'findHome' | 'refreshHome'>;
  serves(partitionId: string): boolean;
  readonly gate: OwnerGate;
  readonly line: OperationLine;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Apollo Server copies the context for each operation, own properties only. */
const viewerKey = Symbol('viewer');

/** Gateways send a whole page of entities, with their representations, at a time. */
const largestOperationBytes = 4 * 1024 * 1024;

/** `POST /graphql/<module>`: the subgraph, for gateways of this cluster only. */
export async function addGraphQLRoute(
  http: FastifyInstance,
  options: GraphQLRouteOptions,
): Promise<ApolloServer<object>> {
  const { module, auth, line, metrics } = options;
  const server = new ApolloServer<object>({
    schema: buildSubgraphSchema({
      typeDefs: module.typeDefs,
      resolvers: module.resolvers as GraphQLResolverMap<unknown>,
    }),
    introspection: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createGraphQLErrorFormatter(options.logger),
    logger: options.logger,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      measureOperations(metrics),
      requireViewerAtHome({ ...options, role: module.name }, findViewerOf),
    ],
  });
  await server.start();
  const handle = fastifyApolloHandler(server, {
    context: (request) => {
      const viewer = auth.findViewer(request.raw);
      const context = module.createContext({ viewer, requestId: request.id }) as object;
      return Promise.resolve(Object.assign(context, { [viewerKey]: viewer }));
    },
  }) as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

  http.post(`/graphql/${module.name}`, {
    bodyLimit: largestOperationBytes,
    // Before the body is read: a caller without the gateway's credential costs a look at a header.
    onRequest: (request, _reply, done) => {
      try {
        auth.findViewer(request.raw);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    handler: (request, reply) =>
      // Within the line: what is late when its turn comes is not begun.
      line.pass(() =>
        withRequestDeadline(auth.findViewer(request.raw), () => handle(request, reply)),
      ),
  });
  return server;
}

function findViewerOf(context: object): Viewer | null {
  return (context as { readonly [viewerKey]?: Viewer | null })[viewerKey] ?? null;
}
