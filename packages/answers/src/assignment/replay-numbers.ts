import { combineNumbers, type NumberMethod } from '../choice/choose-number-method.ts';
import { combineByWeightedMean } from '../numeric/weighted-mean.ts';
import { keepAnswers } from '../table/keep-answers.ts';
import type { NumberTable } from '../table/number-table.ts';

export interface NumberReplayPoint {
  /** Answers asked for so far, by task, on average. */
  readonly mean: number;
  readonly values: Float64Array;
}

/**
 * As `replayAssignments`, for numbers: the next answer goes to the task whose value has the largest standard
 * error, given how far each of its performers' answers lie from the values elsewhere. How far a task's own few
 * answers lie apart does not count: those that happen to agree would get no more.
 */
export function* replayNumbers(
  table: NumberTable,
  turnOf: Int32Array,
  method: NumberMethod,
  { least, steps = 40 }: { readonly least: number; readonly steps?: number },
): Generator<NumberReplayPoint> {
  const held = table.questions.map(
    (_, question) => (table.firstOf[question + 1] ?? 0) - (table.firstOf[question] ?? 0),
  );
  const given = held.map((count) => Math.min(count, least));
  const atOnce = Math.max(1, Math.ceil(table.values.length / steps));
  for (;;) {
    const seen = keepAnswers(
      table,
      (answer) => (turnOf[answer] ?? 0) < (given[table.questionOf[answer] ?? 0] ?? 0),
    );
    yield {
      mean: seen.values.length / table.questions.length,
      values: combineNumbers(seen, method).values,
    };
    const { errors } = combineByWeightedMean(seen);
    const open = [...given.keys()].filter((place) => (given[place] ?? 0) < (held[place] ?? 0));
    if (open.length === 0) return;
    open.sort((one, other) => (errors[other] ?? 0) - (errors[one] ?? 0) || one - other);
    for (const place of open.slice(0, atOnce)) given[place] = (given[place] ?? 0) + 1;
  }
}
