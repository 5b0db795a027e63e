import { setTimeout as pause } from 'node:timers/promises';

const betweenMs = 25;

/**
 * Looks until `condition` gives something other than false or null, and gives that. An error counts
 * as "not yet": what is looked at may be down at the moment. Fails with `what` after `withinMs`.
 */
export async function waitUntil<T>(
  what: string,
  condition: () => Promise<T | false | null> | T | false | null,
  withinMs = 30_000,
): Promise<T> {
  const endsAt = performance.now() + withinMs;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== false && value !== null) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > endsAt) {
      throw new Error(`Not within ${withinMs / 1_000} s: ${what}`, { cause: lastError });
    }
    await pause(betweenMs);
  }
}
