import { QueryClient } from '@tanstack/react-query';
import { isRetryable } from './graphql/request-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Topics of the event stream after which this query is asked again, such as `feed`. */
      topics?: readonly string[];
    };
  }
}

/** The one cache of the page. Only errors that say they are worth it are tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 3 && isRetryable(error),
      retryDelay: (failures) => Math.min(8_000, 500 * 2 ** failures) * (0.7 + Math.random() * 0.6),
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
