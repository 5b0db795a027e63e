import { countStarts } from './answer-index.ts';
import type { LabelTable } from './label-table.ts';
import type { NumberTable } from './number-table.ts';

/** The table with only some of its answers; questions, workers and labels keep their places. */
export function keepAnswers<Table extends LabelTable | NumberTable>(
  table: Table,
  keeps: (answer: number) => boolean,
): Table {
  const kept = new Int32Array(table.questionOf.length);
  let count = 0;
  for (let answer = 0; answer < kept.length; answer += 1) {
    if (!keeps(answer)) continue;
    kept[count] = answer;
    count += 1;
  }
  const places = kept.subarray(0, count);
  const pick = (from: Int32Array): Int32Array => places.map((answer) => from[answer] ?? 0);
  const questionOf = pick(table.questionOf);
  return {
    ...table,
    questionOf,
    workerOf: pick(table.workerOf),
    firstOf: countStarts(questionOf, table.questions.length),
    ...('labelOf' in table
      ? { labelOf: pick(table.labelOf) }
      : { values: Float64Array.from(places, (answer) => table.values[answer] ?? 0) }),
  };
}
