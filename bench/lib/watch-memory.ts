import { readFileSync } from 'node:fs';
import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { listProcessTree } from './process-memory.ts';

export type ProcessPeak = {
  readonly name: string;
  readonly peakBytes: number;
  /** In the order in which they were entered. */
  readonly phases: readonly { readonly phase: string; readonly peakBytes: number }[];
};

export type MemoryWatch = {
  /** What is seen from now on belongs to this phase. */
  readonly enter: (phase: string) => void;
  /** Most that each process had in the phases since the last time. */
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
  const processes = new Map<string, Map<string, number>>();
  let phase: string | null = null;
  const sample = () => {
    if (phase === null) return;
    for (const { name, kind, pid } of cluster.state().processes) {
      if (pid === null) continue;
      const bytes =
        kind === 'postgres'
          ? listProcessTree(pid).reduce((sum, each) => sum + read(each, 'RssAnon'), 0)
          : read(pid, 'VmRSS');
      const peaks = processes.get(name) ?? new Map<string, number>();
      processes.set(name, peaks.set(phase, Math.max(peaks.get(phase) ?? 0, bytes)));
    }
  };
  const timer = setInterval(sample, betweenMs);
  return {
    enter: (next) => {
      sample();
      phase = next;
      sample();
    },
    takePeaks: () => {
      sample();
      const taken = [...processes].map(([name, peaks]) => ({
        name,
        peakBytes: Math.max(...peaks.values()),
        phases: [...peaks].map(([each, peakBytes]) => ({ phase: each, peakBytes })),
      }));
      processes.clear();
      phase = null;
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
