import { readFileSync } from 'node:fs';

export type ProcessMemory = {
  /** Resident memory: pages shared with others are counted in each. */
  readonly rssBytes: number;
  /** Proportional share: pages shared by n processes count 1/n in each, so sums are true. */
  readonly pssBytes: number;
  /** Most that was ever resident since the start or the last reset. */
  readonly peakRssBytes: number;
};

/** Memory of a process from /proc (Linux only); null when it is gone. */
export function readProcessMemory(pid: number): ProcessMemory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return {
      rssBytes: readKilobytes(status, 'VmRSS'),
      pssBytes: readKilobytes(rollup, 'Pss'),
      peakRssBytes: readKilobytes(status, 'VmHWM'),
    };
  } catch {
    // It ended between two looks.
    return null;
  }
}

/** Pids of a process and everything it started, itself first. */
export function listProcessTree(pid: number): number[] {
  let children: string;
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    return [];
  }
  const own = children.trim().split(/\s+/).filter(Boolean).map(Number);
  return [pid, ...own.flatMap(listProcessTree)];
}

function readKilobytes(text: string, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text);
  return Number(match?.[1] ?? 0) * 1_024;
}

export function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
