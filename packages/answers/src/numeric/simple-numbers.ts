import type { NumberTable } from '../table/number-table.ts';
import { addTo } from '../categorical/combined-labels.ts';
import type { CombinedNumbers } from './combined-numbers.ts';

/** The mean of a question's answers. */
export function combineByMean(table: NumberTable): CombinedNumbers {
  return combineEach(table, meanOf);
}

/** The middle answer; of an even number the mean of the middle two. */
export function combineByMedian(table: NumberTable): CombinedNumbers {
  return combineEach(table, medianOf);
}

function combineEach(
  table: NumberTable,
  combine: (answers: Float64Array) => number,
): CombinedNumbers {
  const values = new Float64Array(table.questions.length);
  const errors = new Float64Array(table.questions.length);
  for (let question = 0; question < values.length; question += 1) {
    const answers = table.values.subarray(table.firstOf[question], table.firstOf[question + 1]);
    values[question] = answers.length > 0 ? combine(answers) : Number.NaN;
    errors[question] = standardError(answers);
  }
  return { values, errors, spreads: spreadsOf(table, values), rounds: 1 };
}

export function meanOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

export function medianOf(numbers: Float64Array): number {
  const sorted = numbers.toSorted();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function standardError(numbers: Float64Array): number {
  const mean = meanOf(numbers);
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1) / numbers.length);
}

/** By worker: root of the mean squared difference between their answers and the questions' values. */
export function spreadsOf(table: NumberTable, values: Float64Array): Float64Array {
  const squares = new Float64Array(table.workers.length);
  const counts = new Float64Array(table.workers.length);
  for (let answer = 0; answer < table.values.length; answer += 1) {
    const worker = table.workerOf[answer] ?? 0;
    addTo(
      squares,
      worker,
      ((table.values[answer] ?? 0) - (values[table.questionOf[answer] ?? 0] ?? 0)) ** 2,
    );
    addTo(counts, worker, 1);
  }
  return squares.map((sum, worker) => Math.sqrt(sum / (counts[worker] ?? 0)));
}
