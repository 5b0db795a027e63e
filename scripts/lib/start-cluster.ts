import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterState } from './cluster-state.ts';
import type { PlanOptions } from './local-plan.ts';
import { addNode, removeNode } from './change-nodes.ts';
import type { AddedNode } from './node-changes.ts';
import { Supervisor } from './supervisor.ts';

export type StartClusterOptions = {
  /** Where its data lie; default: a temporary folder that `stop()` deletes. */
  readonly dataDir?: string;
  /** Without demo data (default true). */
  readonly empty?: boolean;
  readonly overrides?: NonNullable<PlanOptions['overrides']>;
  readonly env?: NodeJS.ProcessEnv;
  /** Is given the way to stop it before anything is started. */
  readonly onStarting?: (stop: () => Promise<void>) => void;
  /** Receives what the supervisor would print; default: nothing is printed. */
  readonly say?: (line: string) => void;
};

export type RunningCluster = {
  readonly gatewayUrl: string;
  readonly dataDir: string;
  /** The cluster file of this run: pass it as EXCHANGE_CLUSTER_FILE to scripts such as the check. */
  readonly clusterFile: string;
  readonly state: () => ClusterState;
  /** Sends a signal and resolves when that process is gone; the supervisor starts it again. */
  readonly kill: (name: string, signal?: NodeJS.Signals) => Promise<void>;
  /** Resolves when every node and gateway is ready (again). */
  readonly waitReady: (timeoutMs?: number) => Promise<void>;
  /** Adds a node to the running cluster; resolves when it is ready and knows its partitions. */
  readonly addNode: (node: Omit<AddedNode, 'port'>) => Promise<void>;
  /** Stops a node for good. Its partitions must be empty, or have gone over to another. */
  readonly removeNode: (id: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A real multi-process cluster on free ports, for browser tests, fault tests and benches. */
export async function startCluster(options: StartClusterOptions = {}): Promise<RunningCluster> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'exchange-'));
  const say = options.say ?? (() => undefined);
  const supervisor = new Supervisor({
    dataDir,
    port: null,
    freePorts: true,
    dev: false,
    empty: options.empty ?? true,
    env: options.env ?? process.env,
    ...(options.overrides === undefined ? {} : { overrides: options.overrides }),
    say,
    step: async (title, work) => {
      say(title);
      return work();
    },
  });
  const stop = async () => {
    await supervisor.stop();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  options.onStarting?.(stop);
  try {
    const state = await supervisor.start();
    return {
      gatewayUrl: state.gatewayUrl,
      dataDir,
      clusterFile: state.clusterFile,
      state: () => supervisor.state(),
      kill: (name, signal = 'SIGKILL') => killAndWait(supervisor, name, signal),
      waitReady: (timeoutMs = 60_000) => supervisor.waitReady(timeoutMs),
      addNode: async (node) => {
        await addNode(dataDir, node);
        await supervisor.changeNodes();
      },
      removeNode: async (id) => {
        removeNode(dataDir, id);
        await supervisor.changeNodes();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function killAndWait(
  supervisor: Supervisor,
  name: string,
  signal: NodeJS.Signals,
): Promise<void> {
  const process = supervisor.find(name);
  const before = process.pid;
  process.kill(signal);
  while (before !== null && process.pid === before) await sleep(10);
}
