import type { Clock } from '@exchange/kernel';
import { gather, type Directory } from '@exchange/partitions';
import { takeFromWindows, type Taking, type Window } from '../store/take-from-window.ts';

/** Takes `amount` from the window of `key` that every gateway sees, `windowMs` long. */
export type TakeFromWindow = (key: string, amount: number, windowMs: number) => Promise<Window>;

const mostTogether = 200;

/** Windows whose counts stand in the directory; what is taken at the same time is counted together. */
export function createSharedWindows(database: Directory, clock: Clock): TakeFromWindow {
  const take = gather(
    (takings: readonly Taking[]) => takeFromWindows(database, takings, clock.pinned()),
    { largest: mostTogether, keyOf: ({ key }) => key },
  );
  return (key, amount, windowMs) => take({ key, amount, windowMs });
}
