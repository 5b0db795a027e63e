import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { createGraphQLErrorFormatter, type Logger, type Metrics } from '@exchange/service';
import type { GatewayContext } from './gateway-context.ts';
import { graphqlLimits } from './limits.ts';
import { measureOperations } from './operation-plugin.ts';

/** Apollo Server before the gateway that plans over the subgraphs. */
export async function createGraphQLServer(options: {
  readonly supergraphSdl: string;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource<GatewayContext>;
  /** More to check of each operation. */
  readonly plugins?: readonly ApolloServerPlugin<GatewayContext>[];
  readonly logger: Logger;
  readonly metrics: Metrics;
}): Promise<ApolloServer<GatewayContext>> {
  const { logger, metrics } = options;
  const quiet = logger.child({}, { level: 'warn' });
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    buildService: ({ name }) => options.dataSourceOf(name) as GraphQLDataSource,
    logger: quiet,
    // Composition checked it; checking again at each start costs a second.
    validateSupergraph: false,
    queryPlannerConfig: { debug: { maxEvaluatedPlans: 1_000 } },
  });
  const armor = new ApolloArmor({
    maxAliases: { n: graphqlLimits.aliases, exposeLimits: true },
    maxDepth: { n: graphqlLimits.depth, exposeLimits: true },
    maxDirectives: { n: graphqlLimits.directives, exposeLimits: true },
    costLimit: {
      maxCost: graphqlLimits.cost,
      depthCostFactor: 1.1,
      flattenFragments: true,
      exposeLimits: true,
    },
    // The parser's own limit acts earlier.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  }).protect();
  const server = new ApolloServer<GatewayContext>({
    gateway,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // Who may introspect is decided per request, before this.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: graphqlLimits.tokens },
    validationOptions: { maxErrors: 10 },
    validationRules: armor.validationRules,
    formatError: createGraphQLErrorFormatter(logger),
    logger: quiet,
    plugins: [
      ...(armor.plugins as []),
      measureOperations(metrics, logger),
      ...(options.plugins ?? []),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await server.start();
  return server;
}
