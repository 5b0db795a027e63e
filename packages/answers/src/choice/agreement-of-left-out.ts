import { addTo } from '../categorical/combined-labels.ts';
import type { LabelTable } from '../table/label-table.ts';
import type { Fold } from './held-out-answers.ts';
import type { LabelMethod } from './label-methods.ts';

/** By worker: how many of the answers that they gave while left out are the label (ties: parts of one). */
export function agreementOfLeftOut(
  table: LabelTable,
  folds: readonly Fold[],
  hard: readonly Float64Array[],
): Float64Array {
  const { questionOf, workerOf, labelOf } = table;
  const labels = table.labels.length;
  const agreement = new Float64Array(table.workers.length);
  folds.forEach(({ leftOut }, fold) => {
    const shares = hard[fold] ?? new Float64Array(0);
    for (const answer of leftOut) {
      const share = shares[(questionOf[answer] ?? 0) * labels + (labelOf[answer] ?? 0)] ?? 0;
      addTo(agreement, workerOf[answer] ?? 0, share);
    }
  });
  return agreement;
}

/**
 * Whose labels a worker is trusted by, and how much each counts: a robust model that sees through careless
 * workers, and the plain majority, which cannot drift from what most people mean by a label.
 */
const references: Partial<Record<LabelMethod, number>> = { majority: 1, 'pooled-dawid-skene': 2 };

/** Answers of an ordinary worker imagined for each. */
const imagined = 3;

/**
 * By worker: how much oftener than by chance they agree with labels from others' answers, 0 to 1. Drawn to the
 * crowd's by a few imagined answers.
 */
export function trustWorkers(
  table: LabelTable,
  folds: readonly Fold[],
  tried: readonly { readonly method: LabelMethod; readonly agreement: Float64Array }[],
): Float64Array {
  const counts = countLeftOut(table, folds);
  const known = tried.filter(({ method }) => references[method] !== undefined);
  const weights = known.map(({ method }) => references[method] ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const agreement = counts.map((_, worker) =>
    known.reduce(
      (sum, entry, at) => sum + ((weights[at] ?? 0) / total) * (entry.agreement[worker] ?? 0),
      0,
    ),
  );
  const ordinary = sumOf(agreement) / sumOf(counts);
  const chance = 1 / table.labels.length;
  return agreement.map((agreed, worker) => {
    const share = (agreed + imagined * ordinary) / ((counts[worker] ?? 0) + imagined);
    return Math.max(0, (share - chance) / (1 - chance));
  });
}

/** Share of the left out answers that are the label, each weighing as its worker is trusted; 0 without trust. */
export function scoreAgreement(
  table: LabelTable,
  folds: readonly Fold[],
  agreement: Float64Array,
  trust: Float64Array,
): number {
  const counts = countLeftOut(table, folds);
  let agreed = 0;
  let total = 0;
  for (let worker = 0; worker < trust.length; worker += 1) {
    agreed += (trust[worker] ?? 0) * (agreement[worker] ?? 0);
    total += (trust[worker] ?? 0) * (counts[worker] ?? 0);
  }
  return total > 0 ? agreed / total : 0;
}

function countLeftOut(table: LabelTable, folds: readonly Fold[]): Float64Array {
  const counts = new Float64Array(table.workers.length);
  for (const { leftOut } of folds) {
    for (const answer of leftOut) addTo(counts, table.workerOf[answer] ?? 0, 1);
  }
  return counts;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
