/**
 * Draws that depend only on what they are for, not on when they are asked: the same person's nth
 * attempt takes the same time in every mode, so that modes meet the same arrivals and the same luck.
 */

/** Uniform in (0, 1) from a seed and a place in its sequence (splitmix32's finaliser, public domain). */
export function uniformAt(seed: number, place: number): number {
  let z = (Math.imul(seed | 0, 0x9e3779b1) + Math.imul(place + 1, 0x85ebca77)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (((z ^ (z >>> 15)) >>> 0) + 0.5) / 2 ** 32;
}

/** Standard normal (Box and Muller, 1958). */
export function normalAt(seed: number, place: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniformAt(seed, place * 2)));
  return radius * Math.cos(2 * Math.PI * uniformAt(seed ^ 0x5bd1e995, place * 2 + 1));
}

/** With the median given; `spread` is the standard deviation of the logarithm. */
export function logNormalAt(seed: number, place: number, median: number, spread: number): number {
  return median * Math.exp(spread * normalAt(seed, place));
}

/** Standard Gumbel: what makes the best of several utilities a conditional logit (McFadden, 1974). */
export function gumbelAt(seed: number, place: number): number {
  return -Math.log(-Math.log(uniformAt(seed, place)));
}

export function exponentialAt(seed: number, place: number, mean: number): number {
  return -mean * Math.log(uniformAt(seed, place));
}

/** Heavy-tailed, at least `least`, at most `most` (Pareto, cut off). */
export function paretoAt(
  seed: number,
  place: number,
  least: number,
  most: number,
  exponent: number,
): number {
  const share = 1 - (least / most) ** exponent;
  return least / (1 - uniformAt(seed, place) * share) ** (1 / exponent);
}

/** A seed of its own for a part of the world. */
export function subSeed(seed: number, part: string, index = 0): number {
  let hash = seed | 0;
  for (const letter of part) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return Math.imul(hash ^ (index + 0x7f4a7c15), 0x85ebca6b) ^ (index << 7);
}
