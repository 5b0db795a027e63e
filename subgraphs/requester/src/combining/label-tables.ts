import type { LabelTable } from '@exchange/answers';
import { compareCodeUnits } from './compare-code-units.ts';

export interface TableAnswers {
  readonly questions: readonly string[];
  readonly workers: readonly string[];
  readonly questionOf: Int32Array;
  readonly workerOf: Int32Array;
}

/** A table from answers that came in the order of questions, without a record for each. */
export function tableOfCodes(
  answers: TableAnswers,
  codes: Int32Array,
  texts: readonly string[],
): LabelTable {
  const labels = texts.toSorted(compareCodeUnits);
  const places = new Map(labels.map((label, place) => [label, place]));
  const placeOf = Int32Array.from(texts, (text) => places.get(text) ?? 0);
  const labelOf = codes.map((code) => placeOf[code] ?? 0);
  return { ...answers, firstOf: startsOf(answers), labels, labelOf };
}

/** Where each question's answers begin, and one more. */
export function startsOf({ questions, questionOf }: TableAnswers): Int32Array {
  const firstOf = new Int32Array(questions.length + 1);
  for (const question of questionOf) firstOf[question + 1] = (firstOf[question + 1] ?? 0) + 1;
  for (let at = 1; at < firstOf.length; at += 1) {
    firstOf[at] = (firstOf[at] ?? 0) + (firstOf[at - 1] ?? 0);
  }
  return firstOf;
}

/** Whether people chose each choice: of one, or with all of them one after another as questions of their own. */
export const chosenLabels = ['false', 'true'] as const;

/** Every so-many-th question with all of its answers, so that about `most` answers stay. */
export function sampleQuestions(
  { questionOf, questions }: TableAnswers,
  most: number,
): { readonly keeps: (question: number) => boolean; readonly step: number } {
  const step = Math.max(1, Math.ceil(questionOf.length / most));
  return { step, keeps: (question) => question % step === 0 && question < questions.length };
}

/** The answers that are kept, with the questions numbered anew. */
export function sampleTable(table: LabelTable, most: number): LabelTable {
  const { keeps, step } = sampleQuestions(table, most);
  if (step === 1) return table;
  const kept: number[] = [];
  table.questionOf.forEach((question, answer) => {
    if (keeps(question)) kept.push(answer);
  });
  const answers: TableAnswers = {
    questions: table.questions.filter((_, question) => keeps(question)),
    workers: table.workers,
    questionOf: Int32Array.from(kept, (answer) => (table.questionOf[answer] ?? 0) / step),
    workerOf: Int32Array.from(kept, (answer) => table.workerOf[answer] ?? 0),
  };
  const labelOf = Int32Array.from(kept, (answer) => table.labelOf[answer] ?? 0);
  return { ...answers, firstOf: startsOf(answers), labels: table.labels, labelOf };
}
