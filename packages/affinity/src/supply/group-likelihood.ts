/**
 * The affinity of a group for given tasks (R3): the probability that it collectively accepts them
 * within the period. Accepts of one type are a Poisson process thinned out of everything the group
 * takes (Ross, "Introduction to Probability Models", section 5.3), so the numbers taken of different
 * types are independent, with the expected quantities as their means.
 */
export interface GroupDemand {
  /** Expected accepts in the period, by type. */
  readonly expected: number;
  /** Slots of that type in the set. */
  readonly slots: number;
}

/** The probability that every slot of the set is accepted. */
export function likelihoodOfAll(demand: readonly GroupDemand[]): number {
  return demand.reduce((product, { expected, slots }) => product * poissonTail(expected, slots), 1);
}

/** The share of the set's slots that is expected to be accepted, 0 to 1; 1 for an empty set. */
export function acceptedShare(demand: readonly GroupDemand[]): number {
  const slots = demand.reduce((sum, entry) => sum + entry.slots, 0);
  if (slots === 0) return 1;
  const taken = demand.reduce((sum, entry) => sum + expectedTaken(entry.expected, entry.slots), 0);
  return taken / slots;
}

/** P(N ≥ count) of a Poisson variable; beyond a mean of 400 by the normal approximation. */
export function poissonTail(mean: number, count: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  if (mean > 400) return 1 - normalCumulative((count - 0.5 - mean) / Math.sqrt(mean));
  let term = Math.exp(-mean);
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += term;
    term *= mean / (n + 1);
  }
  return Math.min(1, Math.max(0, 1 - below));
}

/** E[min(N, slots)] of a Poisson variable: what is taken when no more than `slots` are there. */
export function expectedTaken(mean: number, slots: number): number {
  if (mean <= 0 || slots <= 0) return 0;
  if (mean > 400) {
    const deviation = Math.sqrt(mean);
    const z = (slots - mean) / deviation;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    return mean - deviation * (density - z * (1 - normalCumulative(z)));
  }
  // E[min(N, s)] = Σ_{k=1..s} P(N ≥ k)
  let term = Math.exp(-mean);
  let below = 0;
  let taken = 0;
  for (let k = 1; k <= slots; k += 1) {
    below += term;
    term *= mean / k;
    const tail = 1 - below;
    if (tail < 1e-9) break;
    taken += tail;
  }
  return Math.min(taken, mean, slots);
}

/** The smallest stock that outlasts the demand of a period with the given probability. */
export function stockFor(mean: number, serviceLevel: number): number {
  if (mean <= 0) return 0;
  if (mean > 400) return Math.ceil(mean + normalQuantile(serviceLevel) * Math.sqrt(mean));
  let term = Math.exp(-mean);
  let cumulative = term;
  let stock = 0;
  while (cumulative < serviceLevel && stock < 1_000) {
    stock += 1;
    term *= mean / stock;
    cumulative += term;
  }
  return stock;
}

/**
 * P(at least `count` of the people accept), each by their own probability: the Poisson-binomial
 * distribution by its exact recurrence (Chen and Liu, Statistica Sinica 7, 1997), for one task that
 * wants several different performers.
 */
export function poissonBinomialTail(probabilities: readonly number[], count: number): number {
  if (count <= 0) return 1;
  if (count > probabilities.length) return 0;
  // below[n] = P(exactly n so far); everything from `count` on is gathered in the last place.
  const below = new Float64Array(count + 1);
  below[0] = 1;
  for (const p of probabilities) {
    below[count] = (below[count] ?? 0) + (below[count - 1] ?? 0) * p;
    for (let n = count - 1; n > 0; n -= 1) {
      below[n] = (below[n] ?? 0) * (1 - p) + (below[n - 1] ?? 0) * p;
    }
    below[0] *= 1 - p;
  }
  return Math.min(1, below[count] ?? 0);
}

/** Abramowitz and Stegun, 26.2.17: absolute error below 7.5e-8. */
function normalCumulative(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z >= 0 ? 1 - upper : upper;
}

/** Abramowitz and Stegun, 26.2.23: absolute error below 4.5e-4. */
function normalQuantile(p: number): number {
  if (p < 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(Math.max(1e-12, 1 - p)));
  return (
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  );
}
