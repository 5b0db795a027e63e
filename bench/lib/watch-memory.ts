import { readFileSync } from 'node:fs';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { listProcessTree } from './process-memory.ts';

export type ProcessPeak = { readonly name: string; readonly peakBytes: number };

export type MemoryWatch = {
  /** Most that each process had since the last time. */
  readonly takePeaks: () => ProcessPeak[];
  readonly stop: () => void;
};

const betweenMs = 100;

/**
 * Samples the memory of every process of a cluster until it is stopped: what is resident of nodes and
 * gateways; of PostgreSQL what its processes have for themselves, since the cache that they share is of
 * a fixed size and is counted in each.
 */
export function watchMemory(cluster: RunningCluster): MemoryWatch {
  const peaks = new Map<string, number>();
  const sample = () => {
    for (const { name, kind, pid } of cluster.state().processes) {
      if (pid === null) continue;
      const bytes =
        kind === 'postgres'
          ? listProcessTree(pid).reduce((sum, each) => sum + read(each, 'RssAnon'), 0)
          : read(pid, 'VmRSS');
      peaks.set(name, Math.max(peaks.get(name) ?? 0, bytes));
    }
  };
  sample();
  const timer = setInterval(sample, betweenMs);
  return {
    takePeaks: () => {
      sample();
      const taken = [...peaks].map(([name, peakBytes]) => ({ name, peakBytes }));
      peaks.clear();
      sample();
      return taken;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

function read(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1_024;
  } catch {
    // It ended between two looks.
    return 0;
  }
}
