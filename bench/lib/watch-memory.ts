import type { RunningCluster } from '../../scripts/lib/start-cluster.ts';
import { readProcessMemory } from './process-memory.ts';

export type MemoryGrowth = {
  readonly name: string;
  readonly beforeBytes: number;
  /** Peak until half of the work was done. */
  readonly firstPeakBytes: number;
  readonly peakBytes: number;
};

export type MemoryWatch = {
  /** Says that half of the work is done. */
  readonly half: () => void;
  readonly stop: () => MemoryGrowth[];
};

const betweenMs = 50;

/** Samples the resident memory of every node and gateway until it is stopped. */
export function watchMemory(cluster: RunningCluster): MemoryWatch {
  const watched = cluster
    .state()
    .processes.filter(({ kind }) => kind !== 'postgres')
    .map(({ name, pid }) => {
      const bytes = readRss(pid);
      return { name, pid, beforeBytes: bytes, firstPeakBytes: bytes, peakBytes: bytes };
    });
  const sample = () => {
    for (const each of watched) each.peakBytes = Math.max(each.peakBytes, readRss(each.pid));
  };
  const timer = setInterval(sample, betweenMs);
  return {
    half: () => {
      sample();
      for (const each of watched) each.firstPeakBytes = each.peakBytes;
    },
    stop: () => {
      clearInterval(timer);
      sample();
      return watched.map(({ name, beforeBytes, firstPeakBytes, peakBytes }) => ({
        name,
        beforeBytes,
        firstPeakBytes,
        peakBytes,
      }));
    },
  };
}

function readRss(pid: number | null): number {
  return pid === null ? 0 : (readProcessMemory(pid)?.rssBytes ?? 0);
}
