import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger, Metrics } from '@exchange/service';
import type { GatewayContext } from './gateway-context.ts';

const slowMs = 1_000;
const operationTypes = new Set(['query', 'mutation']);

/** Counts and times operations; logs the slow ones. The hot path logs nothing. */
export function measureOperations(
  metrics: Pick<Metrics, 'graphqlSeconds'>,
  logger: Logger,
): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart() {
      const from = performance.now();
      return Promise.resolve({
        willSendResponse({ operation, operationName, response, contextValue }) {
          const ms = performance.now() - from;
          const code =
            response.body.kind === 'single' ? firstCode(response.body.singleResult) : 'OK';
          const type = operation?.operation ?? 'none';
          metrics.graphqlSeconds.observe(
            { type: operationTypes.has(type) ? type : 'none', code },
            ms / 1000,
          );
          if (ms >= slowMs) {
            const { requestId } = contextValue;
            logger.info(
              { requestId, operation: operationName?.slice(0, 60), type, code, ms },
              'slow',
            );
          }
          return Promise.resolve();
        },
      });
    },
  };
}

function firstCode(result: {
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}): string {
  const [error] = result.errors ?? [];
  if (error === undefined) return 'OK';
  const code = error.extensions?.code;
  return typeof code === 'string' ? code : 'INTERNAL';
}
