import { setTimeout as pause } from 'node:timers/promises';

const betweenMs = 100;

/** Looks until the condition holds; fails with `what` when it does not in time. */
export async function pollUntil(
  what: string,
  condition: () => Promise<boolean>,
  withinMs = 300_000,
): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > endsAt) throw new Error(`Not within ${withinMs / 1_000} s: ${what}`);
    await pause(betweenMs);
  }
}
