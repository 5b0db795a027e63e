import {
  startCluster,
  type RunningCluster,
  type StartClusterOptions,
} from '../../scripts/lib/start-cluster.ts';
import { stopAtEnd } from './ends.ts';

const unlimited = 10_000_000;

/**
 * A real cluster in a folder of its own. The limits are counted as always but are never reached, and
 * repositories plan a day ahead, so that what is measured is not waiting for stock.
 */
export async function startExchange(
  overrides: Pick<NonNullable<StartClusterOptions['overrides']>, 'moves'> = {},
): Promise<RunningCluster> {
  let stop: () => Promise<void> = () => Promise.resolve();
  const cluster = await startCluster({
    onStarting: (stopCluster) => {
      stop = stopAtEnd(stopCluster);
    },
    overrides: {
      ...overrides,
      limits: {
        accountRequests: unlimited,
        addressRequests: unlimited,
        signIns: unlimited,
      },
      supply: {
        periodSeconds: 86_400,
        maxStock: 100_000,
        leaseSeconds: 86_400,
      },
    },
  });
  return { ...cluster, stop };
}
