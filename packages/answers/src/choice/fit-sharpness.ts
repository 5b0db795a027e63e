import { addTo } from '../categorical/combined-labels.ts';
import { normaliseLogs } from '../categorical/weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';
import type { Fold } from './held-out-answers.ts';

/** Shares of votes are not probabilities and may be sharpened; models are never made surer than they are. */
const flattening = [0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.75, 1];
const sharpening = [1, 1.4, 2, 3];

/**
 * The exponent that makes probabilities predict the answers of people left out best: an answer's probability is
 * the sum over labels of the label's probability times how often left out people give that answer to it.
 * Temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 4.2) with
 * unseen answers in place of truths.
 *
 * @param areVotes whether the probabilities are shares of votes rather than a model's.
 */
export function fitSharpness(
  table: LabelTable,
  folds: readonly Fold[],
  fits: readonly Float64Array[],
  areVotes: boolean,
): number {
  let best = { exponent: 1, score: -Infinity };
  for (const exponent of areVotes ? sharpening : flattening) {
    let score = 0;
    folds.forEach(({ leftOut }, fold) => {
      const posterior = sharpen(fits[fold] ?? new Float64Array(0), table.labels.length, exponent);
      score += scorePrediction(table, posterior, leftOut);
    });
    if (score > best.score) best = { exponent, score };
  }
  return best.exponent;
}

/** Each question's probabilities to the power of `exponent`, adding up to 1 again. */
export function sharpen(posterior: Float64Array, labels: number, exponent: number): Float64Array {
  if (exponent === 1) return posterior;
  const sharpened = posterior.map((share) => exponent * Math.log(Math.max(share, 1e-300)));
  for (let from = 0; from < sharpened.length; from += labels)
    normaliseLogs(sharpened, from, labels);
  return sharpened;
}

function scorePrediction(table: LabelTable, posterior: Float64Array, leftOut: Int32Array): number {
  const { questionOf, labelOf } = table;
  const labels = table.labels.length;
  // By label and answer: how often the left out give it.
  const given = new Float64Array(labels * labels);
  for (const answer of leftOut) {
    const from = (questionOf[answer] ?? 0) * labels;
    for (let label = 0; label < labels; label += 1) {
      addTo(given, label * labels + (labelOf[answer] ?? 0), posterior[from + label] ?? 0);
    }
  }
  for (let row = 0; row < given.length; row += labels) {
    let total = 1e-9;
    for (let at = row; at < row + labels; at += 1) total += given[at] ?? 0;
    for (let at = row; at < row + labels; at += 1) given[at] = (given[at] ?? 0) / total;
  }
  let score = 0;
  for (const answer of leftOut) {
    const from = (questionOf[answer] ?? 0) * labels;
    let chance = 0;
    for (let label = 0; label < labels; label += 1) {
      chance +=
        (posterior[from + label] ?? 0) * (given[label * labels + (labelOf[answer] ?? 0)] ?? 0);
    }
    score += Math.log(Math.max(chance, 1e-300));
  }
  return score;
}
