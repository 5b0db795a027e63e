/**
 * A proportion learnt from few cases: the mean of the posterior when `weight` cases with the prior's
 * proportion are added. Gelman et al., "Bayesian Data Analysis", 3rd ed., section 2.4.
 */
export function smoothRate(hits: number, cases: number, prior: number, weight: number): number {
  return (hits + weight * prior) / (Math.max(cases, hits) + weight);
}

/** What is left of a count after some time: half of it after each half-life. */
export function decay(count: number, elapsedMs: number, halfLifeMs: number): number {
  return count * 2 ** (-Math.max(0, elapsedMs) / halfLifeMs);
}
