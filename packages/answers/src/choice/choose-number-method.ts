import type { RandomSource } from '@exchange/kernel';
import type { CombinedNumbers } from '../numeric/combined-numbers.ts';
import { combineByMean, combineByMedian } from '../numeric/simple-numbers.ts';
import { combineByWeightedMean } from '../numeric/weighted-mean.ts';
import { keepAnswers } from '../table/keep-answers.ts';
import type { NumberTable } from '../table/number-table.ts';
import { splitWorkers } from './split-workers.ts';

export const numberMethods = ['mean', 'median', 'weighted-mean'] as const;
export type NumberMethod = (typeof numberMethods)[number];

export function combineNumbers(table: NumberTable, method: NumberMethod): CombinedNumbers {
  switch (method) {
    case 'mean':
      return combineByMean(table);
    case 'median':
      return combineByMedian(table);
    case 'weighted-mean':
      return combineByWeightedMean(table);
  }
}

export interface NumberEvidence {
  readonly method: NumberMethod;
  /** Correlation of its values from half of the workers with the means of the others' answers, -1 to 1. */
  readonly score: number;
}

export interface ChosenNumbers extends CombinedNumbers {
  readonly method: NumberMethod;
  /** The best first. */
  readonly evidence: readonly NumberEvidence[];
}

/** Another method than the mean must do better by this part of what the mean leaves unexplained. */
const margin = 0.02;

/**
 * Combines numbers by the method that, from the answers of half of the workers, tells most about the other half:
 * the correlation between its values and the others' means, over `splits` random halves. A correlation, because
 * careless answers pull the others' means together, which must not speak for a method that does the same. Without
 * a clear winner the mean stays: it is what the others' means are unbiased for. This package's own rule.
 */
export function chooseNumberMethod(
  table: NumberTable,
  random: RandomSource,
  splits = 10,
): ChosenNumbers {
  const sums = new Map<NumberMethod, number>(numberMethods.map((method) => [method, 0]));
  if (table.workers.length >= 2) {
    for (let split = 0; split < splits; split += 1) {
      const half = splitWorkers(table.workers.length, 2, random);
      const inHalf = (side: number) => (answer: number) =>
        half[table.workerOf[answer] ?? 0] === side;
      const [one, other] = [keepAnswers(table, inHalf(0)), keepAnswers(table, inHalf(1))];
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        const target = combineByMean(to);
        for (const method of numberMethods) {
          const score = correlate(combineNumbers(from, method).values, target.values, to.firstOf);
          sums.set(method, (sums.get(method) ?? 0) + score / (2 * splits));
        }
      }
    }
  }
  const evidence = numberMethods
    .map((method) => ({ method, score: sums.get(method) ?? 0 }))
    .sort((one, other) => other.score - one.score);
  const mean = sums.get('mean') ?? 0;
  const [best] = evidence;
  const wins = best !== undefined && best.score - mean > margin * (1 - mean);
  const method = wins ? best.method : 'mean';
  return { ...combineNumbers(table, method), method, evidence };
}

/** Weighted by the answers behind each target; questions that either half has not answered do not count. */
function correlate(values: Float64Array, targets: Float64Array, firstOf: Int32Array): number {
  let [total, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
  for (let question = 0; question < values.length; question += 1) {
    const [x, y] = [values[question] ?? Number.NaN, targets[question] ?? Number.NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    const weight = (firstOf[question + 1] ?? 0) - (firstOf[question] ?? 0);
    total += weight;
    sumX += weight * x;
    sumY += weight * y;
    sumXX += weight * x * x;
    sumYY += weight * y * y;
    sumXY += weight * x * y;
  }
  const spread = Math.sqrt((total * sumXX - sumX ** 2) * (total * sumYY - sumY ** 2));
  return spread > 0 ? (total * sumXY - sumX * sumY) / spread : 0;
}
