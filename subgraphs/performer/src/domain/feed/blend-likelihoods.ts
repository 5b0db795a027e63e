/** How far the model of choice is believed, 0 to 1, by what it has seen of this person and of everybody. */
export function decideTrust(ownChoices: number, allChoices: number): number {
  const grown = allChoices / (allChoices + 300);
  const known = ownChoices / (ownChoices + 5);
  return grown * (0.25 + 0.75 * known);
}

/** Never certain, so that nothing else of the score is lost in it. */
const highest = 0.95;

/**
 * Likelihoods of taking each of some entries from two sources: rates of acceptance, which know stated
 * wishes and are at home on the scale of a single look, and the model of choice, which knows habits and
 * company but only compares what it is shown. Their logarithmic pool (Genest and Zidek, "Combining
 * probability distributions", Statistical Science 1(1), 1986), with the model weighing `trust`; the
 * sum stays that of the rates, so that the scale stays too.
 */
export function blendLikelihoods(
  rates: readonly number[],
  probabilities: ArrayLike<number>,
  trust: number,
): number[] {
  const pooled = rates.map((rate, index) => {
    const chosen = Math.max(1e-9, probabilities[index] ?? 0);
    return Math.exp((1 - trust) * Math.log(Math.max(1e-9, rate)) + trust * Math.log(chosen));
  });
  const sum = pooled.reduce((total, value) => total + value, 0);
  const scale = rates.reduce((total, rate) => total + rate, 0) / Math.max(1e-12, sum);
  return pooled.map((value) => Math.min(highest, value * scale));
}
