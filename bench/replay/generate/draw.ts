import type { RandomSource } from '@exchange/kernel';

/** Standard normal (Box and Muller, 1958). */
export function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function exponential(random: RandomSource, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/** Noise of a choice: the largest of utilities with Gumbel noise is a conditional logit choice. */
export function gumbel(random: RandomSource): number {
  return -Math.log(-Math.log(Math.max(1e-12, random.next())));
}

/** Number of trials until the first success, with the given mean, at least one. */
export function geometric(random: RandomSource, mean: number): number {
  if (mean <= 1) return 1;
  return 1 + Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / mean));
}

export function pickIndex(random: RandomSource, length: number): number {
  return Math.floor(random.next() * length);
}

/** An index in proportion to weights. */
export function pickWeighted(random: RandomSource, weights: readonly number[]): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
