import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '@exchange/service';

/** Times every operation by its type and its first error code. */
export function measureOperations(metrics: Metrics): ApolloServerPlugin<object> {
  return {
    requestDidStart() {
      const from = performance.now();
      return Promise.resolve({
        willSendResponse({ operation, response }) {
          const { body } = response;
          const code =
            body.kind === 'single'
              ? body.singleResult.errors?.[0]?.extensions?.['code']
              : undefined;
          metrics.graphqlSeconds.observe(
            {
              type: operation?.operation ?? 'unknown',
              code: typeof code === 'string' ? code : 'OK',
            },
            (performance.now() - from) / 1000,
          );
          return Promise.resolve();
        },
      });
    },
  };
}
