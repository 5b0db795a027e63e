import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * The figures every process publishes. Labels take only values from closed lists: a label that a
 * caller could choose would let anybody fill the memory.
 */
export function createMetrics(processName: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'exchange_http_request_seconds',
      help: 'Time to answer an HTTP request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: secondsBuckets,
      registers,
    }),
    graphqlSeconds: new Histogram({
      name: 'exchange_graphql_operation_seconds',
      help: 'Time to execute a GraphQL operation; code is OK or the first error code',
      labelNames: ['type', 'code'] as const,
      buckets: secondsBuckets,
      registers,
    }),
    nodeCallSeconds: new Histogram({
      name: 'exchange_node_call_seconds',
      help: 'Time of a call to another node, by contract operation',
      labelNames: ['operation', 'code'] as const,
      buckets: secondsBuckets,
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'exchange_job_seconds',
      help: 'Time of a background job run',
      labelNames: ['job', 'outcome'] as const,
      buckets: secondsBuckets,
      registers,
    }),
    outboxDepth: new Gauge({
      name: 'exchange_outbox_depth',
      help: 'Messages of a partition not yet taken over by their receiver',
      labelNames: ['partition'] as const,
      registers,
    }),
    outboxOldestSeconds: new Gauge({
      name: 'exchange_outbox_oldest_seconds',
      help: 'Age of the oldest message not yet taken over',
      labelNames: ['partition'] as const,
      registers,
    }),
    refused: new Counter({
      name: 'exchange_refused_total',
      help: 'Requests refused before any work, by error code',
      labelNames: ['code'] as const,
      registers,
    }),
  };
}
