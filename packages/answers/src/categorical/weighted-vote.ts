import { agreementWith } from './majority.ts';
import { bestLabels } from './combined-labels.ts';
import type { CombinedLabels } from './combined-labels.ts';
import { voteShares } from './vote-shares.ts';
import type { LabelTable } from '../table/label-table.ts';

/**
 * Votes that weigh as much as their worker agrees with the majority: the share of a worker's answers that are
 * the majority's, ties giving each label its part. "Worker agreement with aggregate", as Appen describes it and
 * Ustalov et al., "Learning from Crowds with Crowd-Kit" (JOSS 9 (96), 2024) implement it.
 */
export function combineByAgreement(table: LabelTable): CombinedLabels {
  const weights = agreementWith(table, hardLabels(table, voteShares(table)));
  return { posterior: voteShares(table, weights), quality: weights, rounds: 1 };
}

/**
 * Votes by log-odds of a known accuracy, e.g. from gold questions: the best rule for independent workers whose
 * errors fall on all wrong labels alike (Nitzan & Paroush, "Optimal Decision Rules in Uncertain Dichotomous
 * Choice Situations", International Economic Review 23 (2), 1982, theorem 1; for several labels Zheng et al.,
 * VLDB 2017). Accuracies are kept off 0 and 1.
 *
 * @param accuracies by worker, 0 to 1.
 */
export function combineByAccuracy(table: LabelTable, accuracies: Float64Array): CombinedLabels {
  const labels = table.labels.length;
  const posterior = new Float64Array(table.questions.length * labels);
  for (let question = 0; question < table.questions.length; question += 1) {
    const at = question * labels;
    for (
      let answer = table.firstOf[question] ?? 0;
      answer < (table.firstOf[question + 1] ?? 0);
      answer += 1
    ) {
      const accuracy = Math.min(
        0.99,
        Math.max(0.01, accuracies[table.workerOf[answer] ?? 0] ?? 0.5),
      );
      const place = at + (table.labelOf[answer] ?? 0);
      posterior[place] =
        (posterior[place] ?? 0) + Math.log((accuracy * Math.max(1, labels - 1)) / (1 - accuracy));
    }
    normaliseLogs(posterior, at, labels);
  }
  return { posterior, quality: accuracies, rounds: 1 };
}

/** Logarithms so far below the largest add nothing to a sum of doubles: their exponentials are not computed. */
const negligible = -45;

/** Turns logarithms of weights into probabilities, in place; returns the logarithm of their sum. */
export function normaliseLogs(logs: Float64Array, from: number, count: number): number {
  const end = from + count;
  let most = -Infinity;
  for (let at = from; at < end; at += 1) {
    const log = logs[at] ?? 0;
    if (log > most) most = log;
  }
  let total = 0;
  for (let at = from; at < end; at += 1) {
    const below = (logs[at] ?? 0) - most;
    const weight = below === 0 ? 1 : below < negligible ? 0 : Math.exp(below);
    logs[at] = weight;
    total += weight;
  }
  if (total === 1) return most;
  for (let at = from; at < end; at += 1) logs[at] = (logs[at] ?? 0) / total;
  return most + Math.log(total);
}

/** Probabilities in which each question's best label has all, or those that tie have equal parts. */
export function hardLabels(table: LabelTable, posterior: Float64Array): Float64Array {
  const labels = table.labels.length;
  const hard = new Float64Array(posterior.length);
  for (let question = 0; question < table.questions.length; question += 1) {
    const best = bestLabels(posterior, labels, question);
    for (const label of best) hard[question * labels + label] = 1 / best.length;
  }
  return hard;
}
