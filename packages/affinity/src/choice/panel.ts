import type { RandomSource } from '@exchange/kernel';
import { contextCount, crowdFeatureCount, featureCount } from './features/feature-set.ts';
import { createAdditiveLearner, knots } from './learners/additive-learner.ts';
import { createContextLearner } from './learners/context-learner.ts';
import type { ChoiceExample, Learner } from './learners/learner.ts';
import {
  createLinearLearner,
  createLinearState,
  type LinearState,
} from './learners/linear-learner.ts';
import { createMixer, createMixerState } from './learners/mixer.ts';
import {
  createNetworkLearner,
  createNetworkState,
  type NetworkState,
} from './learners/network-learner.ts';
import {
  createNewtonLearner,
  createNewtonState,
  type NewtonState,
} from './learners/newton-learner.ts';
import { softmax } from './learners/softmax.ts';

export interface PanelState {
  readonly crowd: LinearState;
  readonly steady: LinearState;
  readonly newton: NewtonState;
  readonly curves: LinearState;
  readonly situations: LinearState;
  readonly network: NetworkState;
  readonly mixer: NewtonState;
}

/** Several learners over the same features, and their mixture. */
export interface Panel {
  predict(example: ChoiceExample): Float64Array;
  /** One step of every member; gives what the crowd's own choice would have been, by candidate. */
  learn(example: ChoiceExample, chosen: number): Float64Array;
  /** Slope of the mixture's score by column, at a candidate. */
  slopes(example: ChoiceExample, candidate: number): Float64Array;
}

const networkSettings = {
  columns: featureCount,
  context: contextCount,
  hidden: 8,
  rate: 0.001,
  penalty: 1e-5,
};
const newtonSettings = { columns: featureCount, prior: 0.15, keep: 0.99995 };

export function createPanelState(random: RandomSource): PanelState {
  return {
    crowd: createLinearState(crowdFeatureCount),
    steady: createLinearState(featureCount),
    newton: createNewtonState(newtonSettings),
    curves: createLinearState(featureCount * knots),
    situations: createLinearState(featureCount * contextCount),
    network: createNetworkState(networkSettings, random),
    mixer: createMixerState(6),
  };
}

export function createPanel(state: PanelState): Panel {
  const crowd = createLinearLearner(state.crowd, {
    columns: crowdFeatureCount,
    rate: 0.1,
    penalty: 1e-4,
  });
  const steady = createLinearLearner(state.steady, {
    columns: featureCount,
    rate: 0.05,
    penalty: 1e-4,
  });
  const newton = createNewtonLearner(state.newton, newtonSettings);
  const curves = createAdditiveLearner(state.curves, {
    columns: featureCount,
    rate: 0.01,
    penalty: 1e-4,
  });
  const situations = createContextLearner(state.situations, {
    columns: featureCount,
    context: contextCount,
    rate: 0.008,
    penalty: 1e-4,
  });
  const network = createNetworkLearner(state.network, networkSettings);
  /** Curves and network correct what the straight lines say. */
  const members: readonly { readonly own: Learner; readonly base: Learner | null }[] = [
    { own: crowd, base: null },
    { own: steady, base: null },
    { own: newton, base: null },
    { own: curves, base: newton },
    { own: network, base: newton },
    { own: situations, base: newton },
  ];
  const mixer = createMixer(state.mixer);
  /** What was said about the example that was asked about last, while nothing was learnt since. */
  let latest: { readonly example: ChoiceExample; readonly said: Float64Array[] } | null = null;

  function opinions(example: ChoiceExample): Float64Array[] {
    if (latest?.example === example) return latest.said;
    const scores = new Map(members.map(({ own }) => [own, own.score(example)]));
    const said = members.map(({ own, base }) => {
      const score = scores.get(own) ?? new Float64Array(example.count);
      const below = base === null ? undefined : scores.get(base);
      return softmax(
        below === undefined ? score : score.map((value, index) => value + (below[index] ?? 0)),
      );
    });
    latest = { example, said };
    return said;
  }

  function learn(example: ChoiceExample, chosen: number): Float64Array {
    const said = opinions(example);
    latest = null;
    mixer.learn(said, mixer.mix(said), chosen);
    for (const [index, { own }] of members.entries()) {
      const probabilities = said[index];
      if (probabilities !== undefined) own.learn(example, probabilities, chosen);
    }
    return said[0] ?? new Float64Array(example.count);
  }

  function slopes(example: ChoiceExample, candidate: number): Float64Array {
    const result = new Float64Array(example.columns);
    for (const [index, { own, base }] of members.entries()) {
      const weight = state.mixer.weights[index] ?? 0;
      for (const learner of base === null ? [own] : [own, base]) {
        for (const [column, slope] of learner.slopes(example, candidate).entries()) {
          result[column] = (result[column] ?? 0) + weight * slope;
        }
      }
    }
    return result;
  }

  return { predict: (example) => mixer.mix(opinions(example)), learn, slopes };
}
