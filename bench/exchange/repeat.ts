import type { EventQueue } from './event-queue.ts';

/** Does something at a time and then again and again, until the end of the run. */
export function repeat(
  queue: EventQueue,
  at: number,
  every: { readonly seconds: number; readonly endMs: number },
  action: () => void,
): void {
  const again = (): void => {
    action();
    if (queue.now < every.endMs) queue.after(every.seconds * 1_000, again);
  };
  queue.at(at, again);
}
