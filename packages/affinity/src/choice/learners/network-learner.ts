import type { RandomSource } from '@exchange/kernel';
import type { ChoiceExample, Learner } from './learner.ts';

export interface NetworkState {
  /** Hidden units × inputs, inputs being columns, context and one for the constant. */
  readonly inner: Float64Array;
  readonly outer: Float64Array;
  /** Straight from columns to the score. */
  readonly direct: Float64Array;
  /** First and second moments of the slopes, in the order inner, outer, direct. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Sums of slopes that wait for their step, and of how many choices. */
  readonly waiting: Float64Array;
  pending: number;
  steps: number;
}

export interface NetworkSettings {
  readonly columns: number;
  readonly context: number;
  readonly hidden: number;
  readonly rate: number;
  readonly penalty: number;
}

export function createNetworkState(settings: NetworkSettings, random: RandomSource): NetworkState {
  const { columns, context, hidden } = settings;
  const inputs = columns + context + 1;
  const size = hidden * inputs + hidden + columns;
  const scale = Math.sqrt(2 / inputs);
  return {
    inner: Float64Array.from({ length: hidden * inputs }, () => (random.next() * 2 - 1) * scale),
    outer: new Float64Array(hidden),
    direct: new Float64Array(columns),
    first: new Float64Array(size),
    second: new Float64Array(size),
    waiting: new Float64Array(size),
    pending: 0,
    steps: 0,
  };
}

/** Choices of one step: single ones are too noisy for Adam. */
const together = 8;
/** Steps after which the pace begins to fall, as one over the root. */
const settling = 2_000;

/**
 * The conditional logit with a small layer beside it, which finds what counts together: that newness
 * matters to those who come daily, say. One hidden layer of tanh units, listwise softmax loss as in ListNet
 * (Cao et al., ICML 2007), steps by Adam (Kingma and Ba, ICLR 2015). It begins as a plain linear model: the
 * outer weights start at zero.
 */
export function createNetworkLearner(state: NetworkState, settings: NetworkSettings): Learner {
  const { columns: used, context: contextSize, hidden, rate, penalty } = settings;
  const inputs = used + contextSize + 1;
  const { inner, outer, direct } = state;
  const { waiting } = state;
  const slopesOf = {
    inner: waiting.subarray(0, inner.length),
    outer: waiting.subarray(inner.length, inner.length + outer.length),
    direct: waiting.subarray(inner.length + outer.length),
  };
  let units = new Float64Array(0);
  let scored: ChoiceExample | null = null;

  /** Fills `units` with the hidden values of every candidate. */
  function score(example: ChoiceExample): Float64Array {
    const { rows, columns, count, context } = example;
    scored = example;
    if (units.length < count * hidden) units = new Float64Array(count * hidden);
    const common = new Float64Array(hidden);
    for (let unit = 0; unit < hidden; unit += 1) {
      const base = unit * inputs + used;
      let sum = inner[base + contextSize] ?? 0;
      for (let at = 0; at < contextSize; at += 1) {
        sum += (inner[base + at] ?? 0) * (context[at] ?? 0);
      }
      common[unit] = sum;
    }
    const scores = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      const row = index * columns;
      let total = 0;
      for (let column = 0; column < used; column += 1) {
        total += (direct[column] ?? 0) * (rows[row + column] ?? 0);
      }
      for (let unit = 0; unit < hidden; unit += 1) {
        let sum = common[unit] ?? 0;
        const base = unit * inputs;
        for (let column = 0; column < used; column += 1) {
          sum += (inner[base + column] ?? 0) * (rows[row + column] ?? 0);
        }
        const value = Math.tanh(sum);
        units[index * hidden + unit] = value;
        total += value * (outer[unit] ?? 0);
      }
      scores[index] = total;
    }
    return scores;
  }

  function learn(example: ChoiceExample, probabilities: Float64Array, chosen: number): void {
    if (scored !== example) score(example);
    scored = null;
    const { rows, columns, count, context } = example;
    for (let index = 0; index < count; index += 1) {
      const share = (index === chosen ? 1 : 0) - (probabilities[index] ?? 0);
      if (Math.abs(share) < 1e-4) continue;
      const row = index * columns;
      for (let column = 0; column < used; column += 1) {
        slopesOf.direct[column] =
          (slopesOf.direct[column] ?? 0) + share * (rows[row + column] ?? 0);
      }
      for (let unit = 0; unit < hidden; unit += 1) {
        const value = units[index * hidden + unit] ?? 0;
        slopesOf.outer[unit] = (slopesOf.outer[unit] ?? 0) + share * value;
        const back = share * (outer[unit] ?? 0) * (1 - value * value);
        if (back === 0) continue;
        const base = unit * inputs;
        for (let column = 0; column < used; column += 1) {
          slopesOf.inner[base + column] =
            (slopesOf.inner[base + column] ?? 0) + back * (rows[row + column] ?? 0);
        }
        for (let at = 0; at < contextSize; at += 1) {
          slopesOf.inner[base + used + at] =
            (slopesOf.inner[base + used + at] ?? 0) + back * (context[at] ?? 0);
        }
        slopesOf.inner[base + inputs - 1] = (slopesOf.inner[base + inputs - 1] ?? 0) + back;
      }
    }
    state.pending += 1;
    if (state.pending < together) return;
    state.pending = 0;
    state.steps += 1;
    stepAll(inner, slopesOf.inner, 0);
    stepAll(outer, slopesOf.outer, inner.length);
    stepAll(direct, slopesOf.direct, inner.length + outer.length);
  }

  function stepAll(weights: Float64Array, slopes: Float64Array, offset: number): void {
    const { first, second } = state;
    const firstScale = 1 / (1 - 0.9 ** state.steps);
    const secondScale = 1 / (1 - 0.999 ** state.steps);
    const pace = rate / Math.sqrt(1 + state.steps / settling);
    for (let at = 0; at < weights.length; at += 1) {
      const slope = (slopes[at] ?? 0) / together - penalty * (weights[at] ?? 0);
      const mean = 0.9 * (first[offset + at] ?? 0) + 0.1 * slope;
      const square = 0.999 * (second[offset + at] ?? 0) + 0.001 * slope * slope;
      first[offset + at] = mean;
      second[offset + at] = square;
      weights[at] =
        (weights[at] ?? 0) + (pace * mean * firstScale) / (Math.sqrt(square * secondScale) + 1e-6);
      slopes[at] = 0;
    }
  }

  function slopes(example: ChoiceExample, candidate: number): Float64Array {
    score(example);
    const result = direct.slice(0, used);
    for (let unit = 0; unit < hidden; unit += 1) {
      const value = units[candidate * hidden + unit] ?? 0;
      const factor = (outer[unit] ?? 0) * (1 - value * value);
      for (let column = 0; column < used; column += 1) {
        result[column] = (result[column] ?? 0) + factor * (inner[unit * inputs + column] ?? 0);
      }
    }
    return result;
  }

  return { score, learn, slopes };
}
