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
    pushRuns: new Counter({
      name: 'exchange_push_runs_total',
      help: 'Looks of a requester partition at its work in which it offered something',
      labelNames: ['partition', 'trigger'] as const,
      registers,
    }),
    pushOffers: new Counter({
      name: 'exchange_push_offers_total',
      help: 'Offers by how they were answered, at the requester partition and at the performer partition',
      labelNames: ['partition', 'answer'] as const,
      registers,
    }),
    pushSlots: new Counter({
      name: 'exchange_push_slots_total',
      help: 'Slots that were offered, taken or declined (requester partition) or received (performer partition)',
      labelNames: ['partition', 'flow'] as const,
      registers,
    }),
    repositorySlots: new Gauge({
      name: 'exchange_repository_slots',
      help: 'Slots of a local repository: target, stock, in_hand, on_the_way',
      labelNames: ['partition', 'state'] as const,
      registers,
    }),
    repositoryHitRate: new Gauge({
      name: 'exchange_repository_hit_rate',
      help: 'Share of the accepts of the last hour that the local repository served; absent without accepts',
      labelNames: ['partition'] as const,
      registers,
    }),
    maintenanceRuns: new Counter({
      name: 'exchange_maintenance_runs_total',
      help: 'Runs of the maintenance of a local repository, by what made them run',
      labelNames: ['partition', 'trigger'] as const,
      registers,
    }),
    maintenanceSlots: new Counter({
      name: 'exchange_maintenance_slots_total',
      help: 'Slots that maintenance pulled, released or found expired',
      labelNames: ['partition', 'outcome'] as const,
      registers,
    }),
    maintenanceRenewals: new Counter({
      name: 'exchange_maintenance_renewed_leases_total',
      help: 'Leases that maintenance renewed',
      labelNames: ['partition'] as const,
      registers,
    }),
    maintenanceMessages: new Counter({
      name: 'exchange_maintenance_messages_total',
      help: 'Messages that maintenance exchanged with other nodes',
      labelNames: ['partition'] as const,
      registers,
    }),
    moveEvents: new Counter({
      name: 'exchange_moves_total',
      help: 'Moves of users to a partition: claimed, switched, taken_back (a switch back), too_slow (a switch given up), cancelled, failed, erased',
      labelNames: ['partition', 'event'] as const,
      registers,
    }),
    moveRows: new Counter({
      name: 'exchange_move_rows_total',
      help: 'Rows copied to a partition',
      labelNames: ['partition'] as const,
      registers,
    }),
    moveBytes: new Counter({
      name: 'exchange_move_bytes_total',
      help: 'Bytes copied to a partition',
      labelNames: ['partition'] as const,
      registers,
    }),
    moveBlockSeconds: new Histogram({
      name: 'exchange_move_block_seconds',
      help: 'How long the writes of a user waited at the switch',
      labelNames: ['partition'] as const,
      buckets: secondsBuckets,
      registers,
    }),
    moveFailures: new Counter({
      name: 'exchange_move_step_failures_total',
      help: 'Steps of moves that failed and are tried again',
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
