import { join } from 'node:path';
import type { ClusterPlan } from './local-plan.ts';
import { projectRoot } from './local-plan.ts';
import type { LaunchPlan } from './supervised-process.ts';

/** The environment of every process of the cluster: where the cluster file is, and nothing to override it. */
export function childEnvironment(plan: ClusterPlan, dataDir: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^EXCHANGE_(PARTITION_.*_URL|DIRECTORY_URL|PUBLIC_URL)$|^PORT$|^npm_/.test(name)) {
      Reflect.deleteProperty(env, name);
    }
  }
  return {
    ...env,
    NODE_ENV: plan.webDevPort === null ? 'production' : 'development',
    EXCHANGE_CLUSTER_FILE: plan.clusterFile,
    EXCHANGE_DATA_DIR: dataDir,
  };
}

/**
 * Garbage is collected once the old part of the heap is half larger than what was left the last time.
 * V8 by itself waits until it is up to four times as large, so that a long upload or export takes the
 * more memory the longer it is, though no more is alive. The young part has at most 16 MiB a half.
 */
const heapOptions = ['--heap-growing-percent=50', '--max-semi-space-size=16'];

export function planNodeProcess(
  main: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  dev: boolean,
): LaunchPlan {
  const watch = dev ? ['--watch', '--watch-preserve-output'] : [];
  return {
    command: process.execPath,
    args: [...heapOptions, ...watch, join(projectRoot, main), ...args],
    cwd: projectRoot,
    env,
    stopSignal: 'SIGTERM',
    tied: true,
  };
}

export function planWebDevServer(
  port: number,
  gatewayUrl: string,
  env: NodeJS.ProcessEnv,
): LaunchPlan {
  const web = join(projectRoot, 'apps', 'web');
  return {
    command: process.execPath,
    args: [
      join(web, 'node_modules', 'vite', 'bin', 'vite.js'),
      '--port',
      String(port),
      '--strictPort',
    ],
    cwd: web,
    env: { ...env, GATEWAY_URL: gatewayUrl },
    stopSignal: 'SIGTERM',
  };
}
