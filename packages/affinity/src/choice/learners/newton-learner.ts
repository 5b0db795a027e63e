import type { ChoiceExample, Learner } from './learner.ts';

export interface NewtonState {
  readonly weights: Float64Array;
  /** Inverse of the curvature seen so far, row by row: how uncertain the weights are still. */
  readonly spread: Float64Array;
}

export interface NewtonSettings {
  readonly columns: number;
  /** Standard deviation of weights before anything is seen. */
  readonly prior: number;
  /** Share of the certainty that is kept from one choice to the next: below one, old choices fade. */
  readonly keep: number;
}

export function createNewtonState({ columns, prior }: NewtonSettings): NewtonState {
  const spread = new Float64Array(columns * columns);
  for (let column = 0; column < columns; column += 1) {
    spread[column * columns + column] = prior * prior;
  }
  return { weights: new Float64Array(columns), spread };
}

/**
 * Conditional logit with online Newton steps (Hazan, Agarwal and Kale, Machine Learning 69, 2007): features
 * that go together, such as popularity at several half-lives, share the credit at once, where steps by
 * single columns need many thousand choices. With g = x(chosen) − Σ p x and A = I/prior² + Σ g gᵀ, each
 * choice moves the weights by A⁻¹ g; A⁻¹ is kept by the formula of Sherman and Morrison (1950).
 */
export function createNewtonLearner(state: NewtonState, settings: NewtonSettings): Learner {
  const { weights, spread } = state;
  const { columns: used, prior, keep } = settings;
  const slope = new Float64Array(used);
  const moved = new Float64Array(used);

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
    slope.fill(0);
    for (let index = 0; index < count; index += 1) {
      const share = (index === chosen ? 1 : 0) - (probabilities[index] ?? 0);
      const base = index * columns;
      for (let column = 0; column < used; column += 1) {
        slope[column] = (slope[column] ?? 0) + share * (rows[base + column] ?? 0);
      }
    }
    let length = 1;
    for (let row = 0; row < used; row += 1) {
      let sum = 0;
      const base = row * used;
      for (let column = 0; column < used; column += 1) {
        sum += (spread[base + column] ?? 0) * (slope[column] ?? 0);
      }
      moved[row] = sum;
      length += sum * (slope[row] ?? 0);
    }
    const grow = 1 / keep;
    for (let row = 0; row < used; row += 1) {
      const factor = (moved[row] ?? 0) / length;
      weights[row] = (weights[row] ?? 0) + factor;
      const base = row * used;
      for (let column = 0; column < used; column += 1) {
        spread[base + column] =
          ((spread[base + column] ?? 0) - factor * (moved[column] ?? 0)) * grow;
      }
      // A direction that is never seen must not grow without end.
      const own = spread[base + row] ?? 0;
      if (own > prior * prior) limitRow(row, (prior * prior) / own);
    }
  }

  function limitRow(row: number, factor: number): void {
    const root = Math.sqrt(factor);
    for (let column = 0; column < used; column += 1) {
      spread[row * used + column] = (spread[row * used + column] ?? 0) * root;
      spread[column * used + row] = (spread[column * used + row] ?? 0) * root;
    }
  }

  return { score, learn, slopes: () => weights.slice() };
}
