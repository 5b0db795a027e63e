import type {
  ClusterConfig,
  ClusterDirectory,
  NodeClient,
  ProcedureHandlers,
} from '@exchange/cluster';
import type { Ticker } from '@exchange/partitions';
import type { Logger, Metrics } from '@exchange/service';
import { listAway, openTransferDestination, openTransferSource } from '@exchange/transfer';
import type { NodeDatabases } from '../open-databases.ts';
import { createMoveHandlers } from './move-handlers.ts';
import { createMoveMetrics } from './move-metrics.ts';
import { createMoveRunner } from './move-runner.ts';
import { createMoveWatch } from './move-watch.ts';
import type { OwnerGate } from './owner-gate.ts';
import { makePatient } from './patient-partition.ts';
import { createRowLimiters } from './row-limiter.ts';

interface HostMovesOptions {
  readonly config: Pick<ClusterConfig, 'moves'>;
  readonly nodeId: string;
  readonly databases: NodeDatabases;
  readonly directory: ClusterDirectory;
  readonly nodes: NodeClient;
  readonly gate: OwnerGate;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export interface HostedMoves {
  /** The partitions as subgraphs use them: writes wait for users who are being moved. */
  readonly patient: Pick<NodeDatabases, 'requester' | 'performer'>;
  /** What other nodes may ask about users who leave partitions of this node. */
  readonly handlers: ProcedureHandlers;
  readonly tickers: readonly Ticker[];
}

/** All that a node does for moves to and from its partitions. */
export function hostMoves(options: HostMovesOptions): HostedMoves {
  const { config, nodeId, databases, directory, nodes, gate, log } = options;
  const settings = config.moves;
  const all = [...databases.requester, ...databases.performer];
  const sources = new Map(all.map((partition) => [partition.id, openTransferSource(partition)]));
  const limiterOf = createRowLimiters(settings.rowsPerSecond);
  const watch = createMoveWatch({
    directory: databases.directory,
    partitions: new Map(
      all.map((partition) => [
        partition.id,
        { source: openTransferSource(partition), listAway: () => listAway(partition) },
      ]),
    ),
    blockMs: settings.blockMs,
    log,
  });
  const runner = createMoveRunner({
    nodeId,
    directory: databases.directory,
    nodes,
    destinations: new Map(
      all.map((partition) => [partition.id, openTransferDestination(partition)]),
    ),
    limiterOf: createRowLimiters(settings.rowsPerSecond),
    settings,
    metrics: createMoveMetrics(options.metrics),
    log,
  });
  return {
    patient: {
      requester: databases.requester.map((partition) => makePatient(partition, directory)),
      performer: databases.performer.map((partition) => makePatient(partition, directory)),
    },
    handlers: createMoveHandlers({
      database: databases.directory,
      directory,
      sources,
      gate,
      limiterOf,
      onBlocked: () => {
        watch.expectEnd();
      },
      log,
    }),
    tickers: [runner, watch],
  };
}
