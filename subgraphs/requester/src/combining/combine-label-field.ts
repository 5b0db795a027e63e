import { alphaOfLabels, bestLabel, estimateQuality, type LabelMethod } from '@exchange/answers';
import { decideLabelMethod } from './decide-label-method.ts';
import { tableOfCodes, type TableAnswers } from './label-tables.ts';
import type { CombinedField, FieldPlan } from './types.ts';

/** A field in which everybody chose one label. */
export function combineLabelField(
  plan: FieldPlan,
  rows: Int32Array,
  answers: TableAnswers,
  labels: { readonly codes: Int32Array; readonly texts: readonly string[] },
  picked: LabelMethod | null,
): CombinedField {
  const table = tableOfCodes(answers, labels.codes, labels.texts);
  const decision = decideLabelMethod(table, picked);
  const posterior = decision.combine(table);
  const count = table.labels.length;
  const answered = listAnswered(table.firstOf);
  const best = Int32Array.from(answered, (question) => bestLabel(posterior, count, question));
  const confidenceAt = (place: number): number =>
    posterior[(answered[place] ?? 0) * count + (best[place] ?? 0)] ?? 0;
  const areTruths = labels.texts.every((text) => text === 'true' || text === 'false');
  return {
    report: {
      ...{ name: plan.name, label: plan.label, kind: plan.kind },
      ...{ method: decision.method, picked: decision.picked, because: decision.because },
      agreement: finiteOrNull(alphaOfLabels(table)),
      agreementKind: 'alpha-nominal',
      tasks: answered.length,
      answers: table.labelOf.length,
      meanConfidence: meanOver(answered.length, confidenceAt),
    },
    performers: estimateQuality(table, posterior)
      .filter((quality) => quality.answers > 0)
      .map(({ worker, ...quality }) => ({ performer: worker, ...quality, spread: null })),
    rows: answered.length,
    rowAt(place) {
      const question = answered[place] ?? 0;
      const label = best[place] ?? 0;
      const from = table.firstOf[question] ?? 0;
      const given = table.labelOf.subarray(from, table.firstOf[question + 1]);
      const same = given.reduce((sum, one) => sum + (one === label ? 1 : 0), 0);
      const text = table.labels[label] ?? '';
      return {
        row: rows[question] ?? 0,
        value: areTruths ? text === 'true' : text,
        confidence: confidenceAt(place),
        agreement: given.length > 1 ? same / given.length : null,
        answers: given.length,
      };
    },
  };
}

/** The questions that anybody answered. */
export function listAnswered(firstOf: Int32Array): Int32Array {
  const places: number[] = [];
  for (let question = 0; question + 1 < firstOf.length; question += 1) {
    if ((firstOf[question + 1] ?? 0) > (firstOf[question] ?? 0)) places.push(question);
  }
  return Int32Array.from(places);
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export function meanOver(count: number, valueAt: (place: number) => number): number {
  let sum = 0;
  for (let place = 0; place < count; place += 1) sum += valueAt(place);
  return count === 0 ? 0 : sum / count;
}
