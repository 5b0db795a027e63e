import { setTimeout as delay } from 'node:timers/promises';

/** Asks until there is something, and gives it. Throws with `what` after `timeoutMs`. */
export async function waitFor<T>(
  what: string,
  timeoutMs: number,
  ask: () => Promise<T | null>,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for: ${what}`);
    await delay(200);
  }
}
