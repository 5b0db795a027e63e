import { readFileSync } from 'node:fs';
import { listProcessTree } from './process-memory.ts';

/** Of Linux; what a machine may change is far from here. */
const ticksPerSecond = 100;

/**
 * Processor seconds that these processes and what they started have used since their start. Unlike
 * the time on the clock it does not depend on what else the machine does.
 */
export function readCpuSeconds(pids: readonly number[]): number {
  const ticks = pids.flatMap(listProcessTree).reduce((sum, pid) => sum + readTicks(pid), 0);
  return ticks / ticksPerSecond;
}

function readTicks(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold blanks: fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    // It ended between two looks, or there is no /proc here.
    return 0;
  }
}
