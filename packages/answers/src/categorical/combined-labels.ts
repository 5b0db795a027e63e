/** What a method makes of a table of labels. */
export interface CombinedLabels {
  /**
   * By question and label (`question * labels + label`): the probability that the label is the true one, as the
   * method sees it; each question's add up to 1.
   */
  readonly posterior: Float64Array;
  /** By worker: the probability of a right answer as the method sees it, 0 to 1; NaN without answers. */
  readonly quality: Float64Array;
  /** Rounds that the method needed; 1 for those without rounds. */
  readonly rounds: number;
}

/** When rounds of estimation end. */
export interface RoundSettings {
  readonly mostRounds: number;
  /** A round that moves no probability of any question by more than this is the last. */
  readonly tolerance: number;
}

export const defaultRounds: RoundSettings = { mostRounds: 100, tolerance: 1e-4 };

/** Two probabilities that differ by less are a tie: rounding must not decide. */
const tieMargin = 1e-9;

/** The places of the labels that share the highest probability of a question. */
export function bestLabels(posterior: Float64Array, labels: number, question: number): number[] {
  let best = -1;
  for (let label = 0; label < labels; label += 1) {
    best = Math.max(best, posterior[question * labels + label] ?? 0);
  }
  const places: number[] = [];
  for (let label = 0; label < labels; label += 1) {
    if ((posterior[question * labels + label] ?? 0) >= best - tieMargin) places.push(label);
  }
  return places;
}

/** The most probable label; of those that tie the one that sorts first, so that it never changes. */
export function bestLabel(posterior: Float64Array, labels: number, question: number): number {
  return bestLabels(posterior, labels, question)[0] ?? 0;
}

/** The largest difference between two equally long lists. */
export function largestChange(before: Float64Array, after: Float64Array): number {
  let most = 0;
  for (let at = 0; at < before.length; at += 1) {
    const change = Math.abs((before[at] ?? 0) - (after[at] ?? 0));
    if (change > most) most = change;
  }
  return most;
}

/** Adds in place. */
export function addTo(array: Float64Array, at: number, amount: number): void {
  array[at] = (array[at] ?? 0) + amount;
}
