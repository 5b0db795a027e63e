import { setTimeout as sleep } from 'node:timers/promises';
import { Advice } from './advice.ts';
import { commandLineOf, isSupervisor, readState, removeState } from './cluster-state.ts';
import type { ProcessState } from './cluster-state.ts';

const commandMarks: Record<ProcessState['kind'], RegExp> = {
  postgres: /postgres/,
  node: /apps[/\\]node[/\\]/,
  gateway: /apps[/\\]gateway[/\\]/,
  web: /vite/,
};

function isStillRunning(entry: ProcessState): boolean {
  return entry.pid !== null && commandMarks[entry.kind].test(commandLineOf(entry.pid) ?? '');
}

/** Refuses when the exchange runs already in this data folder. */
export function refuseSecondStart(dataDir: string): void {
  const state = readState(dataDir);
  if (state === null || !isSupervisor(state.supervisorPid)) return;
  throw new Advice(
    `The exchange already runs on these data (process ${state.supervisorPid}, ${state.gatewayUrl}): stop it there with Ctrl-C first, or start another one beside it with --data and an empty folder.`,
  );
}

/** Ends processes that a supervisor left behind when it was killed. Returns how many there were. */
export async function stopLeftovers(dataDir: string): Promise<number> {
  const state = readState(dataDir);
  if (state === null) return 0;
  const left = state.processes.filter(isStillRunning);
  for (const entry of left) signal(entry, entry.kind === 'postgres' ? 'SIGINT' : 'SIGTERM');
  const deadline = Date.now() + 10_000;
  while (left.some(isStillRunning) && Date.now() < deadline) await sleep(100);
  for (const entry of left.filter(isStillRunning)) signal(entry, 'SIGKILL');
  removeState(dataDir);
  return left.length;
}

function signal(entry: ProcessState, name: NodeJS.Signals): void {
  if (entry.pid === null) return;
  try {
    process.kill(entry.pid, name);
  } catch (error) {
    // It ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
