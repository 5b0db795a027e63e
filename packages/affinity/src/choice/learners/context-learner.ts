import type { ChoiceExample, Learner } from './learner.ts';
import type { LinearState } from './linear-learner.ts';

export interface ContextSettings {
  readonly columns: number;
  readonly context: number;
  readonly rate: number;
  readonly penalty: number;
}

/**
 * A conditional logit whose weights depend on the situation: w = Σ context(k) · W(k), so that newness may
 * count more for those who come back after a pause, and the crowd more for those without a history. These
 * are the interactions of chooser and alternative of McFadden (1974), learnt by AdaGrad.
 */
export function createContextLearner(state: LinearState, settings: ContextSettings): Learner {
  const { weights, squares } = state;
  const { columns: used, context: contexts, rate, penalty } = settings;

  function weightsIn(context: Float64Array): Float64Array {
    const result = new Float64Array(used);
    for (let kind = 0; kind < contexts; kind += 1) {
      const factor = context[kind] ?? 0;
      if (factor === 0) continue;
      for (let column = 0; column < used; column += 1) {
        result[column] = (result[column] ?? 0) + factor * (weights[kind * used + column] ?? 0);
      }
    }
    return result;
  }

  function score({ rows, columns, count, context }: ChoiceExample): Float64Array {
    const here = weightsIn(context);
    const scores = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      let sum = 0;
      const base = index * columns;
      for (let column = 0; column < used; column += 1) {
        sum += (here[column] ?? 0) * (rows[base + column] ?? 0);
      }
      scores[index] = sum;
    }
    return scores;
  }

  function learn(example: ChoiceExample, probabilities: Float64Array, chosen: number): void {
    const { rows, columns, count, context } = example;
    const slope = new Float64Array(used);
    for (let index = 0; index < count; index += 1) {
      const share = (index === chosen ? 1 : 0) - (probabilities[index] ?? 0);
      const base = index * columns;
      for (let column = 0; column < used; column += 1) {
        slope[column] = (slope[column] ?? 0) + share * (rows[base + column] ?? 0);
      }
    }
    for (let kind = 0; kind < contexts; kind += 1) {
      const factor = context[kind] ?? 0;
      if (factor === 0) continue;
      for (let column = 0; column < used; column += 1) {
        const at = kind * used + column;
        const change = factor * (slope[column] ?? 0) - penalty * (weights[at] ?? 0);
        const square = (squares[at] ?? 0) + change * change;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) + (rate * change) / Math.sqrt(square + 1);
      }
    }
  }

  return { score, learn, slopes: ({ context }) => weightsIn(context) };
}
