import { addTo } from '../categorical/combined-labels.ts';
import type { LabelTable } from '../table/label-table.ts';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

export interface PerformerQuality extends Interval {
  readonly worker: string;
  readonly answers: number;
  /** Share of right answers, 0 to 1, drawn to the crowd's; `low` and `high` hold it with 95 %. */
  readonly accuracy: number;
}

/** Answers of an ordinary performer imagined for everybody. */
const imagined = 2;

/**
 * How often each performer is right, judged by the combined answers: the expected count of right answers under
 * their probabilities, with two more answers as the crowd gives them, and a Wilson interval around it. It is
 * agreement with the combined answer that is measured: where the whole crowd is wrong together nobody is blamed.
 *
 * @param posterior by question and label, best from `chooseLabelMethod`.
 */
export function estimateQuality(table: LabelTable, posterior: Float64Array): PerformerQuality[] {
  const right = new Float64Array(table.workers.length);
  const counts = new Float64Array(table.workers.length);
  for (let answer = 0; answer < table.labelOf.length; answer += 1) {
    const place = (table.questionOf[answer] ?? 0) * table.labels.length;
    const chance = posterior[place + (table.labelOf[answer] ?? 0)] ?? 0;
    addTo(right, table.workerOf[answer] ?? 0, chance);
    addTo(counts, table.workerOf[answer] ?? 0, 1);
  }
  const crowd = sum(right) / Math.max(1, sum(counts));
  return table.workers.map((worker, place) => {
    const answers = counts[place] ?? 0;
    const expected = (right[place] ?? 0) + imagined * crowd;
    return {
      worker,
      answers,
      accuracy: expected / (answers + imagined),
      ...wilsonInterval(expected, answers + imagined),
    };
  });
}

function sum(values: Float64Array): number {
  return values.reduce((before, value) => before + value, 0);
}
