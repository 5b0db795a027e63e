import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { readProcessMemory } from './process-memory.ts';

export type MemoryGrowth = {
  readonly name: string;
  readonly beforeBytes: number;
  readonly peakBytes: number;
};

const betweenMs = 50;

/** Samples the resident memory of every node and gateway until it is stopped. */
export function watchMemory(cluster: RunningCluster): { readonly stop: () => MemoryGrowth[] } {
  const watched = cluster
    .state()
    .processes.filter(({ kind }) => kind !== 'postgres')
    .map(({ name, pid }) => {
      const bytes = readRss(pid);
      return { name, pid, beforeBytes: bytes, peakBytes: bytes };
    });
  const sample = () => {
    for (const each of watched) each.peakBytes = Math.max(each.peakBytes, readRss(each.pid));
  };
  const timer = setInterval(sample, betweenMs);
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return watched.map(({ name, beforeBytes, peakBytes }) => ({ name, beforeBytes, peakBytes }));
    },
  };
}

function readRss(pid: number | null): number {
  return pid === null ? 0 : (readProcessMemory(pid)?.rssBytes ?? 0);
}
