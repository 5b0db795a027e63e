import type {
  ClusterConfig,
  ClusterDirectory,
  NodeClient,
  ProcedureHandlers,
} from '@exchange/cluster';
import { createTicker, type Ticker } from '@exchange/partitions';
import type { Logger, Metrics } from '@exchange/service';
import {
  listAway,
  openTransferDestination,
  openTransferSource,
  purgeFences,
} from '@exchange/transfer';
import type { NodeDatabases } from '../open-databases.ts';
import type { OperationLine } from '../operation-line.ts';
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
  readonly line: OperationLine;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export interface HostedMoves {
  /** The partitions as subgraphs use them: writes wait for users who are being moved. */
  readonly patient: Pick<NodeDatabases, 'requester' | 'performer'>;
  /** What other nodes may ask about users who leave partitions of this node. */
  readonly handlers: ProcedureHandlers;
  readonly tickers: readonly Ticker[];
  /** From now on no move is begun here; those under way go on. */
  readonly takeNoMore: () => void;
}

const purgeEveryMs = 60 * 60 * 1_000;

/** All that a node does for moves to and from its partitions. */
export function hostMoves(options: HostMovesOptions): HostedMoves {
  const { config, nodeId, databases, directory, nodes, gate, line, log } = options;
  const settings = config.moves;
  const all = [...databases.requester, ...databases.performer];
  const { lanes } = databases;
  const sources = new Map(
    all.map((partition) => [
      partition.id,
      openTransferSource(partition, lanes.byId.get(partition.id)),
    ]),
  );
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
    lane: lanes.directory,
    nodes,
    destinations: new Map(
      all.map((partition) => [
        partition.id,
        openTransferDestination(partition, lanes.byId.get(partition.id)),
      ]),
    ),
    limiterOf: createRowLimiters(settings.rowsPerSecond),
    line,
    settings,
    metrics: createMoveMetrics(options.metrics),
    log,
  });
  const purge = createTicker({
    name: 'purge-moves',
    everyMs: purgeEveryMs,
    run: async () => {
      let purged = 0;
      for (const partition of all) purged += await purgeFences(partition);
      return purged;
    },
    onError: (err) => {
      log.warn({ err }, 'moves that are over were not forgotten');
    },
  });
  return {
    patient: {
      requester: databases.requester.map((partition) => makePatient(partition, directory)),
      performer: databases.performer.map((partition) => makePatient(partition, directory)),
    },
    handlers: createMoveHandlers({
      database: lanes.directory,
      directory,
      sources,
      gate,
      line,
      limiterOf,
      onBlocked: () => {
        watch.expectEnd();
      },
      log,
    }),
    tickers: [runner, watch, purge],
    takeNoMore: () => {
      runner.takeNoMore();
    },
  };
}
