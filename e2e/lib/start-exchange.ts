import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/local-plan.ts';
import { startCluster } from '../../scripts/lib/start-cluster.ts';

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
    const env = { ...process.env, EXCHANGE_CLUSTER_FILE: cluster.clusterFile };
    const script = join(projectRoot, 'scripts', 'check.ts');
    const check = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    await cluster.stop();
    console.log(check.stdout);
    if (check.status !== 0) throw new Error(`An invariant is violated:\n${check.stderr}`);
  };
}
