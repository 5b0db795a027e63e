import {
  chooseLabelMethod,
  combineLabels,
  createLabelTable,
  generateLabels,
  labelRecipes,
  listLabelMethods,
} from '@exchange/answers';
import { seededRandom } from '@exchange/kernel';
import { printTable } from '../lib/report.ts';
import { judgeLabels } from './label-figures.ts';

interface GridRow {
  readonly shape: string;
  readonly seed: number;
  readonly accuracy: Readonly<Record<string, number>>;
  readonly picked: string;
  readonly automatic: number;
  /** What the best method has more than the automatic choice, 0 to 1. */
  readonly lost: number;
}

/** The automatic choice beside every method on all generated sets of labels; prints and returns the figures. */
export function measureGrid(seed: number, seeds: number): object {
  const rows = Object.entries(labelRecipes).flatMap(([shape, recipe]) =>
    Array.from({ length: seeds }, (_, at): GridRow => {
      const { records, truths } = generateLabels(recipe, seed + at);
      const table = createLabelTable(records);
      const accuracyOf = (posterior: Float64Array): number =>
        judgeLabels(table, posterior, truths).accuracy;
      const accuracy = Object.fromEntries(
        listLabelMethods(table).map((method) => [
          method,
          accuracyOf(combineLabels(table, method).posterior),
        ]),
      );
      const chosen = chooseLabelMethod(table, seededRandom(seed + at));
      const automatic = accuracyOf(chosen.posterior);
      const lost = Math.max(...Object.values(accuracy)) - automatic;
      return { shape, seed: seed + at, accuracy, picked: chosen.method, automatic, lost };
    }),
  );
  const methods = Object.keys(rows[0]?.accuracy ?? {});
  printTable([
    ['set', ...methods, 'automatic', 'below best', 'picked'],
    ...rows.map((row) => [
      `${row.shape} ${row.seed}`,
      ...methods.map((method) => digits(row.accuracy[method] ?? Number.NaN)),
      digits(row.automatic),
      digits(row.lost),
      row.picked,
    ]),
  ]);
  const mean = (of: (row: GridRow) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const meanBelow = Object.fromEntries(
    methods.map((method) => [
      method,
      mean((row) => Math.max(...Object.values(row.accuracy)) - (row.accuracy[method] ?? 0)),
    ]),
  );
  console.log(
    `\nPoints below the best method, on average: automatic ${digits(mean(({ lost }) => lost))}, ${methods.map((method) => `${method} ${digits(meanBelow[method] ?? Number.NaN)}`).join(', ')}`,
  );
  const near = rows.filter(({ lost }) => lost <= 0.003 + 1e-9).length;
  console.log(`The automatic choice is within 0.3 points on ${near} of ${rows.length} sets.`);
  return { rows, meanBelow, near };
}

function digits(share: number): string {
  return (share * 100).toFixed(2);
}
