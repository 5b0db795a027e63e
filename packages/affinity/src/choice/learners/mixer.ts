import type { ChoiceExample } from './learner.ts';
import { createNewtonLearner, createNewtonState, type NewtonState } from './newton-learner.ts';
import { softmax } from './softmax.ts';

/** Probabilities of each member, by candidate. */
export type MemberProbabilities = readonly Float64Array[];

export interface Mixer {
  mix(members: MemberProbabilities): Float64Array;
  learn(members: MemberProbabilities, mixed: Float64Array, chosen: number): void;
}

const settingsOf = (members: number) => ({ columns: members, prior: 0.2, keep: 0.9998 });

export function createMixerState(members: number): NewtonState {
  const state = createNewtonState(settingsOf(members));
  state.weights.fill(1 / members);
  return state;
}

const smallest = 1e-9;

/**
 * Logarithmic pooling with weights learnt on the way: p ∝ Π pₘ^βₘ. The sum of the weights is the
 * temperature too: below one if the members are too sure of themselves. Source: Hinton, "Products of
 * experts", ICANN 1999; weights online as in Mattern, "Mixing strategies in data compression", DCC 2012.
 */
export function createMixer(state: NewtonState): Mixer {
  const learner = createNewtonLearner(state, settingsOf(state.weights.length));

  function exampleOf(members: MemberProbabilities): ChoiceExample {
    const count = members[0]?.length ?? 0;
    const columns = members.length;
    const rows = new Float64Array(count * columns);
    for (const [column, member] of members.entries()) {
      for (let index = 0; index < count; index += 1) {
        rows[index * columns + column] = Math.log(Math.max(smallest, member[index] ?? 0));
      }
    }
    return { rows, columns, count, context: new Float64Array(0) };
  }

  return {
    mix: (members) => softmax(learner.score(exampleOf(members))),
    learn: (members, mixed, chosen) => learner.learn(exampleOf(members), mixed, chosen),
  };
}
