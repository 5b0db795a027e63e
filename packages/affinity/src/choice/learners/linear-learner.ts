import type { ChoiceExample, Learner } from './learner.ts';

export interface LinearState {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

export interface LinearSettings {
  /** Columns used, from the first. */
  readonly columns: number;
  readonly rate: number;
  readonly penalty: number;
}

export function createLinearState(columns: number): LinearState {
  return { weights: new Float64Array(columns), squares: new Float64Array(columns) };
}

/**
 * Conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974): the
 * probability of a candidate is proportional to exp(w · x). Steps are AdaGrad's (Duchi, Hazan and Singer,
 * JMLR 12, 2011): ∂ ln p / ∂w = x(chosen) − Σ p x.
 */
export function createLinearLearner(state: LinearState, settings: LinearSettings): Learner {
  const { weights, squares } = state;
  const { columns: used, rate, penalty } = settings;

  function score({ rows, columns, count }: ChoiceExample): Float64Array {
    const scores = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      let sum = 0;
      const base = index * columns;
      for (let column = 0; column < used; column += 1) {
        sum += (weights[column] ?? 0) * (rows[base + column] ?? 0);
      }
      scores[index] = sum;
    }
    return scores;
  }

  function learn(example: ChoiceExample, probabilities: Float64Array, chosen: number): void {
    const { rows, columns, count } = example;
    const step = new Float64Array(used);
    for (let index = 0; index < count; index += 1) {
      const share = (index === chosen ? 1 : 0) - (probabilities[index] ?? 0);
      const base = index * columns;
      for (let column = 0; column < used; column += 1) {
        step[column] = (step[column] ?? 0) + share * (rows[base + column] ?? 0);
      }
    }
    for (let column = 0; column < used; column += 1) {
      const slope = (step[column] ?? 0) - penalty * (weights[column] ?? 0);
      const square = (squares[column] ?? 0) + slope * slope;
      squares[column] = square;
      weights[column] = (weights[column] ?? 0) + (rate * slope) / Math.sqrt(square + 1);
    }
  }

  return { score, learn, slopes: () => weights.slice(0, used) };
}
