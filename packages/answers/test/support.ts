import type { AnswerRecord } from '../src/index.ts';

/** Records from lines such as `q1 ann x`. */
export function answersOf(...lines: string[]): AnswerRecord<string>[] {
  return lines.map((line) => {
    const [question = '', worker = '', answer = ''] = line.split(' ');
    return { question, worker, answer };
  });
}

/** Share of questions with the true label, those that tie sharing the credit. */
export function accuracyOf(
  table: { questions: readonly string[]; labels: readonly string[] },
  posterior: Float64Array,
  truths: ReadonlyMap<string, string>,
): number {
  const labels = table.labels.length;
  let right = 0;
  table.questions.forEach((question, at) => {
    const row = [...posterior.subarray(at * labels, (at + 1) * labels)];
    const best = Math.max(...row);
    const places = [...row.keys()].filter((place) => row[place]! >= best - 1e-9);
    if (places.some((place) => table.labels[place] === truths.get(question)!)) {
      right += 1 / places.length;
    }
  });
  return right / table.questions.length;
}
