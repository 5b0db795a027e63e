import { setTimeout as sleep } from 'node:timers/promises';
import { Advice, adviceForLines } from './advice.ts';
import type { SupervisedProcess } from './supervised-process.ts';

export type ReadyTarget = { readonly process: SupervisedProcess; readonly url: string };

const hopelessFailures = 5;

async function isReady(target: ReadyTarget): Promise<boolean> {
  if (target.process.pid === null) return false;
  try {
    const answer = await fetch(`${target.url}/readyz`, { signal: AbortSignal.timeout(4_000) });
    // An unread body keeps its connection, and a killed process would be asked again through it.
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

/** Resolves when all answer `/readyz`; gives up with advice when one cannot come up. */
export async function waitUntilReady(
  targets: readonly ReadyTarget[],
  logFolder: string,
  timeoutMs: number,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let waiting = [...targets];
  for (;;) {
    const ready = await Promise.all(waiting.map(isReady));
    waiting = waiting.filter((_target, index) => ready[index] !== true);
    if (waiting.length === 0) return;
    const hopeless = waiting.find((target) => isHopeless(target.process));
    const late = performance.now() > deadline ? waiting[0] : undefined;
    const culprit = hopeless ?? late;
    if (culprit !== undefined) throw new Advice(explainNotReady(culprit.process, logFolder));
    await sleep(100);
  }
}

export function isHopeless(process: SupervisedProcess): boolean {
  return process.gaveUp || process.failures >= hopelessFailures;
}

/** Why a process does not come up: what is known about it, else its last words. */
export function explainNotReady(process: SupervisedProcess, logFolder: string): string {
  const known = adviceForLines(process.lastLines);
  if (known !== null) return known;
  const lines = process.lastLines.slice(-8).join('\n');
  const log = `${logFolder}/${process.name}.log`;
  return `${lines}\n\nThe process ${process.name} does not become ready: the lines above are its last, all are in ${log}.`;
}
