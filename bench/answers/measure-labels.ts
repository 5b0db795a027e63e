import {
  alphaOfLabels,
  chooseLabelMethod,
  combineLabels,
  createLabelTable,
  listLabelMethods,
  type LabelTable,
} from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';
import { printTable } from '../lib/report.ts';
import { judgeLabels, type LabelFigures } from './label-figures.ts';
import { measureCurve, type LabelCurve } from './label-curve.ts';
import type { ReadSet } from './read-answers.ts';
import { percent, timed } from './report-figures.ts';

/** Every method, the automatic choice and the curves on a set of labels; prints and returns the figures. */
export function measureLabels(set: ReadSet<string>, seed: number): object {
  const table = createLabelTable(set.records);
  const judge = (posterior: Float64Array): LabelFigures =>
    judgeLabels(table, posterior, set.truths);
  const methods = listLabelMethods(table).map((method) => {
    const { value, seconds } = timed(() => combineLabels(table, method));
    return { method, ...judge(value.posterior), rounds: value.rounds, seconds };
  });
  const { value: chosen, seconds } = timed(() => chooseLabelMethod(table, seededRandom(seed)));
  const automatic = { method: 'automatic', ...judge(chosen.posterior), rounds: '', seconds };
  const rarer = automatic.f1 === null ? [] : ['F1 (rarer)'];
  console.log(describe(table, set));
  printTable([
    ['method', 'accuracy', ...rarer, 'F1 (macro)', 'rounds', 'seconds'],
    ...[...methods, automatic].map((row) => [
      row.method,
      percent(row.accuracy),
      ...(row.f1 === null ? [] : [percent(row.f1)]),
      percent(row.macroF1),
      row.rounds,
      row.seconds.toFixed(2),
    ]),
  ]);
  const evidence = chosen.evidence.map(({ method, score }) => `${method} ${percent(score)}`);
  console.log(
    `\nThe automatic choice is ${chosen.method}: workers left out, weighed by trust, agree oftenest with its labels (${evidence.join(', ')}).`,
  );
  const { value: curve, seconds: curveSeconds } = timed(() =>
    measureCurve(table, chosen.method, (posterior) => judge(posterior).accuracy, seed),
  );
  printCurve(curve, chosen.method);
  return {
    ...{ questions: table.questions.length, workers: table.workers.length },
    ...{ answers: table.labelOf.length, labels: table.labels.length, judged: set.truths.size },
    alpha: alphaOfLabels(table),
    methods,
    automatic: { ...automatic, picked: chosen.method, evidence: chosen.evidence },
    curve: { ...curve, seconds: curveSeconds },
  };
}

function describe(table: LabelTable, set: ReadSet<string>): string {
  const each = (table.labelOf.length / table.questions.length).toFixed(2);
  return `${table.questions.length} questions (${set.truths.size} with a known truth), ${table.workers.length} workers, ${table.labelOf.length} answers (${each} each), ${table.labels.length} labels, Krippendorff's alpha ${alphaOfLabels(table).toFixed(3)}\n`;
}

function printCurve(curve: LabelCurve, method: string): void {
  console.log('\nAccuracy by answers each: the first of every task, and dynamic assignment');
  printTable([
    ['answers each', 'majority', method, 'dynamic'],
    ...curve.majority.map(({ answers, accuracy }, at) => {
      const dynamic = curve.dynamic.findLast((point) => point.answers <= answers + 1e-9);
      return [
        answers.toFixed(2),
        percent(accuracy),
        percent(curve.combined[at]?.accuracy ?? Number.NaN),
        dynamic === undefined ? '' : percent(dynamic.accuracy),
      ];
    }),
  ]);
  for (const { confidence, answers, accuracy } of curve.stops) {
    console.log(
      `Stopping at a confidence of ${percent(confidence)}: ${answers.toFixed(2)} answers each, accuracy ${percent(accuracy)}`,
    );
  }
  const goal = curve.majority.at(-1);
  const reached = curve.dynamic.find((point) => point.accuracy >= (goal?.accuracy ?? Infinity));
  if (goal === undefined || reached === undefined) return;
  console.log(
    `Dynamic assignment reaches the accuracy of the majority of ${goal.answers.toFixed(2)} answers (${percent(goal.accuracy)}) with ${reached.answers.toFixed(2)} on average.`,
  );
}
