import { addTo } from './combined-labels.ts';
import type { LabelTable } from '../table/label-table.ts';

/**
 * By question and label: the share of the votes, each weighing as its worker does (1 without weights).
 * A question whose votes weigh nothing gets its plain shares; one without answers all labels alike.
 */
export function voteShares(table: LabelTable, weights?: Float64Array): Float64Array {
  const labels = table.labels.length;
  const shares = new Float64Array(table.questions.length * labels);
  for (let question = 0; question < table.questions.length; question += 1) {
    const from = table.firstOf[question] ?? 0;
    const to = table.firstOf[question + 1] ?? 0;
    let total = 0;
    for (let answer = from; answer < to; answer += 1) {
      const weight = weights?.[table.workerOf[answer] ?? 0] ?? 1;
      addTo(shares, question * labels + (table.labelOf[answer] ?? 0), weight);
      total += weight;
    }
    if (total > 0) divide(shares, question * labels, labels, total);
    else fillPlain(table, shares, question);
  }
  return shares;
}

function fillPlain(table: LabelTable, shares: Float64Array, question: number): void {
  const labels = table.labels.length;
  const from = table.firstOf[question] ?? 0;
  const to = table.firstOf[question + 1] ?? 0;
  if (from === to) {
    shares.fill(1 / labels, question * labels, (question + 1) * labels);
    return;
  }
  for (let answer = from; answer < to; answer += 1) {
    addTo(shares, question * labels + (table.labelOf[answer] ?? 0), 1 / (to - from));
  }
}

function divide(shares: Float64Array, from: number, count: number, by: number): void {
  for (let at = from; at < from + count; at += 1) shares[at] = (shares[at] ?? 0) / by;
}
