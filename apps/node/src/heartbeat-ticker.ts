import {
  heartbeat,
  registerNode,
  type FindHandlers,
  type MeasuredStats,
  type NodeRegistration,
} from '@exchange/cluster';
import { createTicker, type Directory, type Ticker } from '@exchange/partitions';
import { createRequestId, type Logger, type Metrics } from '@exchange/service';
import { createSupplyMetrics } from './supply-metrics.ts';

interface HeartbeatOptions {
  readonly directory: Directory;
  readonly registration: () => NodeRegistration;
  readonly findHandlers: FindHandlers;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const everyMs = 2_000;
const statsEveryMs = 5_000;

/** Tells the directory every two seconds that this node lives, with figures every five. */
export function createHeartbeatTicker(options: HeartbeatOptions): Ticker {
  const { directory, logger } = options;
  const supply = createSupplyMetrics(options.metrics);
  let measuredAt = Number.NEGATIVE_INFINITY;

  async function beat(): Promise<void> {
    const node = options.registration();
    const isDue = performance.now() - measuredAt >= statsEveryMs;
    const measured = isDue ? await measureAll(options, node, supply) : [];
    if (isDue) measuredAt = performance.now();
    const isKnown = await heartbeat(directory, node.nodeId, measured, node.instanceId);
    // The directory was restored from a backup, or somebody tidied up: this node is there.
    if (!isKnown) await registerNode(directory, node);
  }

  return createTicker({
    name: 'heartbeat',
    everyMs,
    run: beat,
    onError: (err) => {
      logger.warn({ err }, 'the directory did not hear that this node lives');
    },
  });
}

async function measureAll(
  { findHandlers, logger, metrics }: HeartbeatOptions,
  node: NodeRegistration,
  supply: ReturnType<typeof createSupplyMetrics>,
): Promise<MeasuredStats[]> {
  const meta = { requestId: createRequestId(), caller: node.nodeId };
  const measured = await Promise.all(
    node.partitions.map(async ({ id }): Promise<MeasuredStats[]> => {
      try {
        const stats = await findHandlers(id)?.readStats?.({ partitionId: id }, meta);
        if (stats === undefined) return [];
        metrics.outboxDepth.set({ partition: id }, stats.outboxDepth);
        metrics.outboxOldestSeconds.set({ partition: id }, stats.outboxOldestSeconds);
        supply.observe(id, stats);
        return [{ partitionId: id, stats }];
      } catch (err) {
        // One database that is away must not make the whole node look dead.
        logger.warn({ err, partition: id }, 'a partition gave no figures');
        return [];
      }
    }),
  );
  return measured.flat();
}
