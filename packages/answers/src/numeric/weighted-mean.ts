import { addTo, largestChange } from '../categorical/combined-labels.ts';
import type { RoundSettings } from '../categorical/combined-labels.ts';
import type { NumberTable } from '../table/number-table.ts';
import type { CombinedNumbers } from './combined-numbers.ts';
import { combineByMedian, spreadsOf } from './simple-numbers.ts';

export interface WeightedMeanSettings extends RoundSettings {
  /** Answers of ordinary spread imagined beforehand for each worker. */
  readonly imagined: number;
}

/** The tolerance is a share of the ordinary spread. */
export const defaultWeightedMean: WeightedMeanSettings = {
  mostRounds: 50,
  tolerance: 1e-4,
  imagined: 5,
};

/**
 * A mean in which each answer weighs as the inverse of its worker's variance; values and variances are estimated
 * in turn (Raykar et al., "Learning from Crowds", JMLR 11, 2010, on continuous labels, without features; `LFC_N` in Zheng
 * et al., VLDB 2017). Starts from the medians, so that a few wild answers do not lead. Every variance is drawn
 * to that of the crowd by `imagined` answers, which keeps somebody with few answers, or a lucky one, from
 * deciding alone.
 */
export function combineByWeightedMean(
  table: NumberTable,
  settings: WeightedMeanSettings = defaultWeightedMean,
): CombinedNumbers {
  let { values, spreads } = combineByMedian(table);
  const counts = new Float64Array(table.workers.length);
  for (const worker of table.workerOf) addTo(counts, worker, 1);
  let errors = new Float64Array(0);
  let rounds = 0;
  for (let change = Infinity; rounds < settings.mostRounds; rounds += 1) {
    const ordinary = crowdVariance(spreads, counts);
    if (!isUsable(ordinary) || change <= settings.tolerance * Math.sqrt(ordinary)) break;
    const weights = spreads.map((spread, worker) => {
      const count = counts[worker] ?? 0;
      const squares = (count > 0 ? count * spread ** 2 : 0) + settings.imagined * ordinary;
      return (count + settings.imagined) / squares;
    });
    const next = weighAnswers(table, weights);
    change = largestChange(values, next.values);
    ({ values, errors } = next);
    spreads = spreadsOf(table, values);
  }
  if (errors.length === 0) errors = new Float64Array(values.length);
  return { values, errors, spreads, rounds };
}

/** Without spread, or with one whose inverse or square no number can hold, the medians stay. */
function isUsable(variance: number): boolean {
  return variance > 1e-280 && variance < 1e280;
}

function crowdVariance(spreads: Float64Array, counts: Float64Array): number {
  let squares = 0;
  let total = 0;
  for (let worker = 0; worker < spreads.length; worker += 1) {
    const count = counts[worker] ?? 0;
    if (count === 0) continue;
    squares += count * (spreads[worker] ?? 0) ** 2;
    total += count;
  }
  return total > 0 ? squares / total : 0;
}

function weighAnswers(table: NumberTable, weights: Float64Array) {
  const values = new Float64Array(table.questions.length);
  const errors = new Float64Array(table.questions.length);
  for (let question = 0; question < values.length; question += 1) {
    let sum = 0;
    let total = 0;
    const end = table.firstOf[question + 1] ?? 0;
    for (let answer = table.firstOf[question] ?? 0; answer < end; answer += 1) {
      const weight = weights[table.workerOf[answer] ?? 0] ?? 0;
      sum += weight * (table.values[answer] ?? 0);
      total += weight;
    }
    values[question] = sum / total;
    errors[question] = total > 0 ? Math.sqrt(1 / total) : Number.NaN;
  }
  return { values, errors };
}
