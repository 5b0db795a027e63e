import { compareText, indexAnswers, placesOf } from './answer-index.ts';
import type { AnswerIndex, AnswerRecord } from './answer-index.ts';

/** Answers that each are one of a few labels. */
export interface LabelTable extends AnswerIndex {
  /** Sorted. */
  readonly labels: readonly string[];
  /** By answer: the place of its label in `labels`. */
  readonly labelOf: Int32Array;
}

/**
 * @param known labels that may be the truth although nobody gave them as an answer.
 */
export function createLabelTable(
  records: readonly AnswerRecord<string>[],
  known: readonly string[] = [],
): LabelTable {
  const { values, ...index } = indexAnswers(records, compareText);
  const labels = [...new Set([...known, ...values])].sort(compareText);
  const places = placesOf(labels);
  return { ...index, labels, labelOf: Int32Array.from(values, (label) => places.get(label) ?? 0) };
}
