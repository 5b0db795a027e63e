import type { RandomSource } from '@exchange/kernel';

/** By worker: a fold from 0 up; folds differ by one worker at most. */
export function splitWorkers(workers: number, folds: number, random: RandomSource): Int32Array {
  const order = Int32Array.from({ length: workers }, (_, place) => place);
  for (let at = workers - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const foldOf = new Int32Array(workers);
  for (const [at, worker] of order.entries()) foldOf[worker] = at % folds;
  return foldOf;
}
