import { startCluster } from '../../scripts/lib/start-cluster.ts';
import { runProjectScript } from './run-project-script.ts';

const supply = {
  maintenanceSeconds: 2,
  // Repositories then pull no fewer than a handful at a time: a single new task stays elsewhere.
  lowWaterShare: 0,
};

/**
 * Starts the real exchange, all processes, with demo data in a temporary folder. Afterwards every
 * invariant must hold, whatever the tests did.
 */
export default async function startExchange(): Promise<(() => Promise<void>) | undefined> {
  // While tests are written: use one that runs already, started with the same overrides.
  if (process.env['EXCHANGE_E2E_URL'] !== undefined) return undefined;
  const startedAt = performance.now();
  const cluster = await startCluster({
    empty: false,
    overrides: { supply },
  });
  process.env['EXCHANGE_E2E_URL'] = cluster.state().publicUrl;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`The exchange runs at ${cluster.state().publicUrl} (${seconds} s)`);
  return async () => {
    try {
      console.log(await runProjectScript('check.ts', cluster.clusterFile));
    } finally {
      await cluster.stop();
    }
  };
}
