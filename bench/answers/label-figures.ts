import { bestLabels, type LabelTable } from '@exchange/answers';

export interface LabelFigures {
  /** Share of right labels, 0 to 1; labels that tie share the credit. */
  readonly accuracy: number;
  /** Of the rarer of two labels; null for more labels. */
  readonly f1: number | null;
  /** Mean of the F1 of every label among the truths. */
  readonly macroF1: number;
}

/** Compares combined labels with the truths that are known. */
export function judgeLabels(
  table: LabelTable,
  posterior: Float64Array,
  truths: ReadonlyMap<string, string>,
): LabelFigures {
  const labels = table.labels.length;
  // A truth that nobody answered has a place too, which no method can find.
  const known = new Set([...table.labels, ...truths.values()]);
  const places = new Map([...known].map((label, place) => [label, place]));
  const [right, said, real] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  const add = (counts: Map<number, number>, label: number, amount: number): void => {
    counts.set(label, (counts.get(label) ?? 0) + amount);
  };
  table.questions.forEach((question, at) => {
    const truth = places.get(truths.get(question) ?? '');
    if (truth === undefined) return;
    const best = bestLabels(posterior, labels, at);
    for (const label of best) add(said, label, 1 / best.length);
    add(real, truth, 1);
    if (best.includes(truth)) add(right, truth, 1 / best.length);
  });
  const total = [...real.values()].reduce((sum, count) => sum + count, 0);
  const hits = [...right.values()].reduce((sum, count) => sum + count, 0);
  const f1Of = (label: number): number =>
    (2 * (right.get(label) ?? 0)) / ((said.get(label) ?? 0) + (real.get(label) ?? 0));
  const byCount = [...real].sort((one, other) => one[1] - other[1]);
  const [rarest] = byCount;
  return {
    accuracy: hits / total,
    f1: known.size === 2 && rarest !== undefined ? f1Of(rarest[0]) : null,
    macroF1: byCount.reduce((sum, [label]) => sum + f1Of(label), 0) / byCount.length,
  };
}
