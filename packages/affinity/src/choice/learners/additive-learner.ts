import type { ChoiceExample, Learner } from './learner.ts';
import type { LinearState } from './linear-learner.ts';

/** Where the curves may bend, in standard deviations; the same steps, so that finding one is arithmetic. */
const first = -2.5;
const step = 0.625;
export const knots = 9;

export interface AdditiveSettings {
  readonly columns: number;
  readonly rate: number;
  readonly penalty: number;
}

/**
 * A curve for each feature, straight between knots, so that "new" may be good, "middle-aged" bad and "about
 * to close" good again: a generalised additive model (Hastie and Tibshirani, Statistical Science 1(3),
 * 1986) in a conditional logit, learnt by AdaGrad.
 */
export function createAdditiveLearner(state: LinearState, settings: AdditiveSettings): Learner {
  const { weights, squares } = state;
  const { columns: used, rate, penalty } = settings;
  const slope = new Float64Array(weights.length);

  function score({ rows, columns, count }: ChoiceExample): Float64Array {
    const scores = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      let sum = 0;
      for (let column = 0; column < used; column += 1) {
        const place = placeOf(rows[index * columns + column] ?? 0);
        const knot = column * knots + Math.floor(place);
        const part = place - Math.floor(place);
        sum += (weights[knot] ?? 0) * (1 - part) + (weights[knot + 1] ?? 0) * part;
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
      if (Math.abs(share) < 1e-4) continue;
      for (let column = 0; column < used; column += 1) {
        const place = placeOf(rows[index * columns + column] ?? 0);
        const knot = column * knots + Math.floor(place);
        const part = place - Math.floor(place);
        slope[knot] = (slope[knot] ?? 0) + share * (1 - part);
        slope[knot + 1] = (slope[knot + 1] ?? 0) + share * part;
      }
    }
    for (let at = 0; at < weights.length; at += 1) {
      const change = (slope[at] ?? 0) - penalty * (weights[at] ?? 0);
      if (change === 0) continue;
      const square = (squares[at] ?? 0) + change * change;
      squares[at] = square;
      weights[at] = (weights[at] ?? 0) + (rate * change) / Math.sqrt(square + 1);
    }
  }

  function slopes({ rows, columns }: ChoiceExample, candidate: number): Float64Array {
    return Float64Array.from({ length: used }, (_, column) => {
      const knot = column * knots + Math.floor(placeOf(rows[candidate * columns + column] ?? 0));
      return ((weights[knot + 1] ?? 0) - (weights[knot] ?? 0)) / step;
    });
  }

  return { score, learn, slopes };
}

/** Between which knots a value lies, and how far: 2.25 is a quarter of the way from the third. */
function placeOf(value: number): number {
  return Math.max(0, Math.min(knots - 1.001, (value - first) / step));
}
