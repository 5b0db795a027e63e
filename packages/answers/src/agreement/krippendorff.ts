import { addTo } from '../categorical/combined-labels.ts';
import type { AnswerIndex } from '../table/answer-index.ts';
import type { LabelTable } from '../table/label-table.ts';
import type { NumberTable } from '../table/number-table.ts';

export type Scale = 'nominal' | 'ordinal' | 'interval';

/**
 * Krippendorff's alpha: 1 for full agreement, 0 for that of chance, below 0 for less; NaN where nothing can be
 * compared or all answers are the same (Krippendorff, "Content Analysis", 3rd edition 2013; "Computing
 * Krippendorff's Alpha-Reliability", 2011, section C and the differences of sections D and E).
 *
 * @param scale for labels `nominal`, or `ordinal` when `labels` of the table stand in their order; numbers are
 * compared on `interval`.
 */
export function alphaOfLabels(table: LabelTable, scale: 'nominal' | 'ordinal' = 'nominal'): number {
  const values = table.labels.length;
  const coincidences = new Float64Array(values * values);
  forEachPair(table, (one, other, weight) => {
    addTo(coincidences, (table.labelOf[one] ?? 0) * values + (table.labelOf[other] ?? 0), weight);
  });
  const totals = new Float64Array(values);
  coincidences.forEach((count, at) => addTo(totals, Math.floor(at / values), count));
  const distance = scale === 'nominal' ? nominalDistance : ordinalDistance(totals);
  const all = totals.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < values; one += 1) {
    for (let other = 0; other < values; other += 1) {
      const apart = distance(one, other);
      observed += (coincidences[one * values + other] ?? 0) * apart;
      expected += (totals[one] ?? 0) * (totals[other] ?? 0) * apart;
    }
  }
  return 1 - ((all - 1) * observed) / expected;
}

/** Alpha with squared differences; sums of squares in place of pairs, so linear in the answers. */
export function alphaOfNumbers(table: NumberTable): number {
  let within = 0;
  let [all, sum, squares] = [0, 0, 0];
  for (let question = 0; question < table.questions.length; question += 1) {
    const answers = table.values.subarray(table.firstOf[question], table.firstOf[question + 1]);
    if (answers.length < 2) continue;
    const total = answers.reduce((before, value) => before + value, 0);
    const square = answers.reduce((before, value) => before + value * value, 0);
    within += (2 * (answers.length * square - total * total)) / (answers.length - 1);
    all += answers.length;
    sum += total;
    squares += square;
  }
  const between = 2 * (all * squares - sum * sum);
  return 1 - ((all - 1) * within) / between;
}

function forEachPair(
  table: AnswerIndex,
  visit: (one: number, other: number, weight: number) => void,
): void {
  for (let question = 0; question < table.questions.length; question += 1) {
    const from = table.firstOf[question] ?? 0;
    const to = table.firstOf[question + 1] ?? 0;
    for (let one = from; one < to; one += 1) {
      for (let other = from; other < to; other += 1) {
        if (one !== other) visit(one, other, 1 / (to - from - 1));
      }
    }
  }
}

function nominalDistance(one: number, other: number): number {
  return one === other ? 0 : 1;
}

/** Squared count of the answers between two, each end by half. */
function ordinalDistance(totals: Float64Array): (one: number, other: number) => number {
  return (one, other) => {
    let between = 0;
    for (let at = Math.min(one, other); at <= Math.max(one, other); at += 1)
      between += totals[at] ?? 0;
    return (between - ((totals[one] ?? 0) + (totals[other] ?? 0)) / 2) ** 2;
  };
}
