import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export type ProcessState = {
  readonly name: string;
  readonly kind: 'postgres' | 'node' | 'gateway' | 'web';
  /** null while it is being restarted. */
  readonly pid: number | null;
  readonly port: number;
  readonly url: string;
  readonly partitions: readonly string[];
  readonly restarts: number;
};

/** What runs where, for people, tests and the next start: `.data/cluster-state.json`. */
export type ClusterState = {
  readonly supervisorPid: number;
  readonly startedAt: string;
  readonly gatewayUrl: string;
  /** The address in people's browsers. */
  readonly publicUrl: string;
  /** Where the pages of HTML templates are; null when the gateway decides. */
  readonly sandboxUrl: string | null;
  readonly clusterFile: string;
  readonly processes: readonly ProcessState[];
};

export function statePath(dataDir: string): string {
  return join(dataDir, 'cluster-state.json');
}

export function writeState(dataDir: string, state: ClusterState): void {
  const path = statePath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

export function readState(dataDir: string): ClusterState | null {
  const path = statePath(dataDir);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ClusterState;
  } catch {
    // Half-written by a machine that lost power: there is nothing to learn from it.
    return null;
  }
}

export function removeState(dataDir: string): void {
  rmSync(statePath(dataDir), { force: true });
}

/** The command line of a living process; null when there is none. Pids are reused: look before killing. */
export function commandLineOf(pid: number): string | null {
  try {
    if (existsSync('/proc/self/cmdline')) {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return text === '' ? null : text;
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    // No such process.
    return null;
  }
}

export function isSupervisor(pid: number): boolean {
  return pid !== process.pid && /scripts[/\\]start\.(ts|mjs)/.test(commandLineOf(pid) ?? '');
}
