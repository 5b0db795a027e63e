import { parse } from 'csv-parse/sync';
import { keyOf, type RealBatch, type Row } from './real-batch.ts';

export type Comparison = {
  readonly recorded: number;
  readonly equal: number;
  /** What differs, one sentence each. */
  readonly differences: readonly string[];
};

/** Compares the downloaded results with the recorded answers, as multisets per input, by exact text. */
export function compareResults({ plan, recorded }: RealBatch, resultsCsv: string): Comparison {
  const rows: Row[] = parse(resultsCsv, { bom: true, columns: true });
  const received = new Map<string, string[]>();
  for (const row of rows) {
    const input = Object.fromEntries(
      plan.inputs.map((column) => [column, row[`Input.${column}`] ?? '']),
    );
    const key = keyOf(plan.inputs, input);
    const answer = JSON.stringify(plan.answers.map((name) => row[`Answer.${name}`] ?? ''));
    received.set(key, [...(received.get(key) ?? []), answer]);
  }
  const differences: string[] = [];
  let equal = 0;
  for (const [key, answers] of recorded) {
    const got = received.get(key) ?? [];
    received.delete(key);
    for (const answer of answers.map((cells) => keyOf(plan.answers, cells))) {
      const at = got.indexOf(answer);
      if (at < 0) differences.push(`the answer ${answer} to ${key} is missing`);
      else {
        got.splice(at, 1);
        equal += 1;
      }
    }
    differences.push(...got.map((answer) => `the answer ${answer} to ${key} was never recorded`));
  }
  differences.push(...[...received.keys()].map((key) => `nobody recorded the input ${key}`));
  const total = [...recorded.values()].reduce((sum, answers) => sum + answers.length, 0);
  return { recorded: total, equal, differences };
}
