import {
  alphaOfNumbers,
  chooseNumberMethod,
  combineNumbers,
  createNumberTable,
  drawOrder,
  keepAnswers,
  numberMethods,
  replayNumbers,
  type NumberMethod,
  type NumberTable,
} from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';
import { printTable } from '../lib/report.ts';
import type { ReadSet } from './read-answers.ts';
import { timed } from './report-figures.ts';

interface NumberFigures {
  /** Mean absolute error. */
  readonly mae: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
}

const counts = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50];

/** Every method, the automatic choice and the curves on a set of numbers; prints and returns the figures. */
export function measureNumbers(set: ReadSet<number>, seed: number): object {
  const table = createNumberTable(set.records);
  const judge = (values: Float64Array): NumberFigures => judgeNumbers(table, values, set.truths);
  const methods = numberMethods.map((method) => {
    const { value, seconds } = timed(() => combineNumbers(table, method));
    return { method, ...judge(value.values), seconds };
  });
  const { value: chosen, seconds } = timed(() => chooseNumberMethod(table, seededRandom(seed)));
  const automatic = { method: 'automatic', ...judge(chosen.values), seconds };
  const each = (table.values.length / table.questions.length).toFixed(2);
  const alpha = alphaOfNumbers(table);
  console.log(
    `${table.questions.length} questions (${set.truths.size} with a known truth), ${table.workers.length} workers, ${table.values.length} answers (${each} each), Krippendorff's alpha ${alpha.toFixed(3)}\n`,
  );
  printTable([
    ['method', 'MAE', 'RMSE', 'seconds'],
    ...[...methods, automatic].map((row) => [
      row.method,
      row.mae.toFixed(2),
      row.rmse.toFixed(2),
      row.seconds.toFixed(2),
    ]),
  ]);
  const evidence = chosen.evidence.map(({ method, score }) => `${method} ${score.toFixed(4)}`);
  console.log(
    `\nThe automatic choice is ${chosen.method}: correlation of values from half of the workers with the means of the other half: ${evidence.join(', ')}; another method than the mean must be clearly better.`,
  );
  const curve = measureCurve(table, chosen.method, judge, seed);
  return {
    ...{ questions: table.questions.length, workers: table.workers.length },
    ...{ answers: table.values.length, judged: set.truths.size, alpha, methods },
    automatic: { ...automatic, picked: chosen.method, evidence: chosen.evidence },
    curve,
  };
}

function measureCurve(
  table: NumberTable,
  method: NumberMethod,
  judge: (values: Float64Array) => NumberFigures,
  seed: number,
): object[] {
  const turnOf = drawOrder(table, seededRandom(seed));
  const mean = table.values.length / table.questions.length;
  const replay = [...replayNumbers(table, turnOf, method, { least: Math.min(3, Math.ceil(mean)) })];
  const rows = counts
    .filter((count) => count <= Math.ceil(mean))
    .map((count) => {
      const first = keepAnswers(table, (answer) => (turnOf[answer] ?? 0) < count);
      const answers = first.values.length / table.questions.length;
      const dynamic = replay.findLast((point) => point.mean <= answers + 1e-9);
      return {
        answers,
        fixed: judge(combineNumbers(first, method).values),
        dynamic: dynamic === undefined ? null : judge(dynamic.values),
      };
    });
  console.log('\nErrors by answers each: the first of every task, and dynamic assignment');
  printTable([
    ['answers each', 'MAE', 'RMSE', 'MAE dynamic', 'RMSE dynamic'],
    ...rows.map(({ answers, fixed, dynamic }) => [
      answers.toFixed(2),
      fixed.mae.toFixed(2),
      fixed.rmse.toFixed(2),
      dynamic?.mae.toFixed(2) ?? '',
      dynamic?.rmse.toFixed(2) ?? '',
    ]),
  ]);
  return rows;
}

function judgeNumbers(
  table: NumberTable,
  values: Float64Array,
  truths: ReadonlyMap<string, number>,
): NumberFigures {
  let [errors, squares, count] = [0, 0, 0];
  table.questions.forEach((question, at) => {
    const truth = truths.get(question);
    const value = values[at] ?? Number.NaN;
    if (truth === undefined || Number.isNaN(value)) return;
    errors += Math.abs(value - truth);
    squares += (value - truth) ** 2;
    count += 1;
  });
  return { mae: errors / count, rmse: Math.sqrt(squares / count) };
}
