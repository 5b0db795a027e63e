import { indexAnswers } from './answer-index.ts';
import type { AnswerIndex, AnswerRecord } from './answer-index.ts';

/** Answers that are finite numbers. */
export interface NumberTable extends AnswerIndex {
  /** By answer. */
  readonly values: Float64Array;
}

export function createNumberTable(records: readonly AnswerRecord<number>[]): NumberTable {
  const { values, ...index } = indexAnswers(records, (one, other) => one - other);
  return { ...index, values: Float64Array.from(values) };
}
