import type { RandomSource } from '@exchange/kernel';

/** Standard normal (Box & Muller, Annals of Mathematical Statistics 29 (2), 1958). */
export function drawNormal(random: RandomSource): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** Gamma with scale 1 (Marsaglia & Tsang, ACM Transactions on Mathematical Software 26 (3), 2000). */
export function drawGamma(random: RandomSource, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const base = shape - 1 / 3;
  const scale = 1 / Math.sqrt(9 * base);
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + scale * normal) ** 3;
    if (cube <= 0) continue;
    const bound = 0.5 * normal * normal + base - base * cube + base * Math.log(cube);
    if (Math.log(1 - random.next()) < bound) return base * cube;
  }
}

/** Shares that add up to 1, around `means` and the closer the larger `strength`. */
export function drawShares(
  random: RandomSource,
  means: readonly number[],
  strength: number,
): number[] {
  const parts = means.map((mean) => drawGamma(random, Math.max(1e-3, mean * strength)));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total > 0 ? parts.map((part) => part / total) : [...means];
}

/** A place, as likely as its weight. */
export function drawPlace(random: RandomSource, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random.next() * total;
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return weights.length - 1;
}
