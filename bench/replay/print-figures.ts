import { printTable } from '../lib/report.ts';
import type { Figures } from './figures.ts';

export interface NamedFigures extends Figures {
  readonly name: string;
  readonly predictionsPerSecond: number;
}

const three = (value: number | null) => (value === null ? '–' : value.toFixed(3));

/** One line for each predictor, then how far the model's probabilities come true. */
export function printFigures(all: readonly NamedFigures[]): void {
  printTable([
    ['', 'hit@1', 'hit@5', 'hit@10', 'MRR', 'log-loss', 'type right', 'cal. error', 'per second'],
    ...all.map((figures) => [
      figures.name,
      three(figures.hit1),
      three(figures.hit5),
      three(figures.hit10),
      three(figures.mrr),
      three(figures.logLoss),
      three(figures.typeAccuracy),
      figures.calibrationError.toFixed(4),
      Math.round(figures.predictionsPerSecond),
    ]),
  ]);
  const [model] = all;
  if (model === undefined) return;
  console.log(`\nCalibration of the ${model.name}: of all candidates given such a probability`);
  printTable([
    ['probability', 'candidates', 'said', 'happened'],
    ...model.calibration.map(({ from, to, candidates, said, happened }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      candidates,
      three(said),
      three(happened),
    ]),
  ]);
}
