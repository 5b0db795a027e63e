import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stopAtEnd } from '../lib/ends.ts';

export type Ceiling = {
  readonly url: string;
  readonly pids: readonly number[];
  readonly stop: () => Promise<void>;
};

/** A bare gateway in front of a no-op subgraph, each a process of its own, as in the exchange. */
export async function startCeiling(): Promise<Ceiling> {
  const children: ChildProcess[] = [];
  const stop = stopAtEnd(async () => {
    await Promise.all(children.map(end));
  });
  try {
    const subgraph = await startProcess(children, 'subgraph.ts', []);
    const gateway = await startProcess(children, 'gateway.ts', [subgraph]);
    return { url: gateway, pids: children.flatMap(({ pid }) => pid ?? []), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts a process and gives the address that is its first line of the form http://… */
async function startProcess(
  children: ChildProcess[],
  file: string,
  args: readonly string[],
): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) {
      child.stdout.resume();
      return line;
    }
  }
  throw new Error(`${file} ended before it listened`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
