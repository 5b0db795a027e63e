// `npm run bench:memory`: what `npm start` takes of a machine, from the first launch to the demo data
// and after a minute of rest.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readState } from '../scripts/lib/cluster-state.ts';
import { readCpuSeconds } from './lib/cpu-time.ts';
import { stopAtEnd } from './lib/ends.ts';
import { pollUntil } from './lib/poll-until.ts';
import { listProcessTree, mebibytes, readProcessMemory } from './lib/process-memory.ts';
import { parseBenchArgs, printTable, writeResult } from './lib/report.ts';

const budgetMebibytes = 1_536;
const projectRoot = resolve(import.meta.dirname, '..');

type Line = {
  readonly name: string;
  readonly processes: number;
  readonly pss: number;
  readonly rss: number;
};

/** Starts everything as `npm start` does, without its set-up, in a folder of its own. */
function startExchange(dataDir: string): ChildProcess {
  return spawn(process.execPath, ['scripts/start.ts', '--data', dataDir], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function isUp(dataDir: string): boolean {
  return readState(dataDir)?.processes.some(({ kind }) => kind === 'gateway') ?? false;
}

async function waitReady(dataDir: string): Promise<void> {
  await pollUntil('the exchange is ready', async () => {
    if (!isUp(dataDir)) return false;
    const { processes } = readState(dataDir) ?? { processes: [] };
    const services = processes.filter(({ kind }) => kind !== 'postgres');
    const answers = await Promise.all(
      services.map(({ url }) =>
        fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        ),
      ),
    );
    return answers.every(Boolean);
  });
}

/** Memory of the whole tree below the supervisor, by name of the process. */
function readMemory(supervisorPid: number, dataDir: string): Line[] {
  const names = new Map<number, string>([[supervisorPid, 'supervisor']]);
  const state = readState(dataDir);
  for (const { name, pid } of state?.processes ?? []) if (pid !== null) names.set(pid, name);
  return [...names].map(([pid, name]) => {
    const own = pid === supervisorPid ? [pid] : listProcessTree(pid);
    const memories = own.flatMap((each) => readProcessMemory(each) ?? []);
    return {
      name,
      processes: own.length,
      pss: mebibytes(memories.reduce((sum, { pssBytes }) => sum + pssBytes, 0)),
      rss: mebibytes(memories.reduce((sum, { rssBytes }) => sum + rssBytes, 0)),
    };
  });
}

function total(lines: readonly Line[], figure: 'pss' | 'rss'): number {
  return lines.reduce((sum, line) => sum + line[figure], 0);
}

async function measureStart(
  dataDir: string,
  restMs: number,
): Promise<{
  readonly readySeconds: number;
  readonly filledSeconds: number;
  /** Per cent of one core that all processes use together at rest. */
  readonly restCpuPercent: number;
  readonly lines: readonly Line[];
}> {
  const startedAt = performance.now();
  const exchange = startExchange(dataDir);
  const stop = stopAtEnd(async () => {
    const gone = once(exchange, 'exit');
    exchange.kill('SIGINT');
    await gone;
  });
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10;
  try {
    await waitReady(dataDir);
    const readySeconds = seconds();
    await pollUntil('the demo data are there', async () => existsSync(join(dataDir, 'demo-done')));
    const filledSeconds = seconds();
    const pid = exchange.pid ?? 0;
    const cpuBefore = readCpuSeconds([pid]);
    await pause(restMs);
    const restCpuPercent =
      Math.round(((readCpuSeconds([pid]) - cpuBefore) / restMs) * 10_000_000) / 100;
    return { readySeconds, filledSeconds, restCpuPercent, lines: readMemory(pid, dataDir) };
  } finally {
    await stop();
  }
}

const { out, numbers } = parseBenchArgs('memory', { rest: 20 });
if (!existsSync('/proc/self/smaps_rollup')) {
  throw new Error('Memory is read from /proc: run this on Linux.');
}
const dataDir = mkdtempSync(join(tmpdir(), 'exchange-memory-'));
const removeData = stopAtEnd(() => {
  rmSync(dataDir, { recursive: true, force: true });
  return Promise.resolve();
});
try {
  const first = await measureStart(dataDir, (numbers['rest'] ?? 20) * 1_000);
  const later = await measureStart(dataDir, 1_000);
  const pss = total(first.lines, 'pss');
  const rss = total(first.lines, 'rss');
  console.log('Memory with demo data, at rest. PSS counts shared pages once over all processes.');
  printTable([
    ['process', 'processes', 'PSS MiB', 'RSS MiB'],
    ...first.lines.map((line) => [line.name, line.processes, line.pss, line.rss]),
    ['all', first.lines.reduce((sum, line) => sum + line.processes, 0), pss, rss],
  ]);
  console.log(
    `\nAll together ${pss} MiB (PSS), target < ${budgetMebibytes}: ${pss < budgetMebibytes ? 'reached' : 'missed'}`,
  );
  console.log(
    `Ready after ${first.readySeconds} s, with demo data after ${first.filledSeconds} s; a later start is ready after ${later.readySeconds} s.`,
  );
  console.log(`At rest all together use ${first.restCpuPercent} % of one core.`);
  writeResult('memory', out, {
    budgetMebibytes,
    pssMebibytes: pss,
    rssMebibytes: rss,
    first,
    later,
  });
} finally {
  await removeData();
}
