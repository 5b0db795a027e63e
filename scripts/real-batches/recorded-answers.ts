import { answerFromCells, parseTaskForm, type Answer } from '@exchange/tasks';
import { keyOf, type RealBatch, type Row } from './real-batch.ts';

export type RecordedAnswers = {
  /** The next answer recorded for this input. Each is given out once. */
  readonly take: (input: Row) => Answer;
  readonly left: () => number;
};

/** Hands out the recorded answers, in the form in which the API takes them. */
export function openRecordedAnswers({ plan, terms, recorded }: RealBatch): RecordedAnswers {
  const parsed = parseTaskForm(terms.form);
  if (!parsed.ok) throw new Error(`The form for ${plan.file}: ${JSON.stringify(parsed.problems)}`);
  const waiting = new Map([...recorded].map(([key, answers]) => [key, [...answers]]));
  let left = [...recorded.values()].reduce((sum, answers) => sum + answers.length, 0);
  return {
    left: () => left,
    take(input) {
      const cells = waiting.get(keyOf(plan.inputs, input))?.shift();
      if (cells === undefined) {
        throw new Error(`${plan.file}: more was handed out than was recorded for an input`);
      }
      left -= 1;
      const { order } = parsed.value.ui;
      return answerFromCells(
        parsed.value,
        order.map((name) => cells[name] ?? ''),
      );
    },
  };
}
