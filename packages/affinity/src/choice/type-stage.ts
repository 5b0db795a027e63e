import { features } from './features/feature-set.ts';
import type { ChoiceExample } from './learners/learner.ts';
import {
  createNewtonLearner,
  createNewtonState,
  type NewtonState,
} from './learners/newton-learner.ts';
import { softmax } from './learners/softmax.ts';

/** What is said about a type rather than a batch: these columns are the same, or nearly, within a type. */
const typeColumns = [
  'same-type',
  'same-type-new-sitting',
  'same-type-open',
  'same-type-streak',
  'type-share-of-8',
  'work-share',
  'take-share',
  'type-new',
  'type-pause',
  'own-type-now',
  'own-type',
  'type-after',
  'own-type-after',
  'type-flow-16',
  'type-flow-512',
  'type-work',
  'crowd-type-now',
  'crowd-type',
  'novice-type-now',
].map((name) => features.findIndex((feature) => feature.name === name));

/** Before these come ln of the summed probability, of the best batch's, and of the number of batches. */
const ownColumns = 3;
const settings = { columns: ownColumns + typeColumns.length, prior: 0.1, keep: 0.9999 };

export function createTypeStageState(): NewtonState {
  const state = createNewtonState(settings);
  state.weights[0] = 1;
  return state;
}

/** Types in the order in which they first appear among the candidates; each candidate's place there. */
export interface TypeView {
  readonly example: ChoiceExample;
  readonly ofCandidate: Int32Array;
  /** Summed probability by type. */
  readonly before: Float64Array;
}

export interface TypeStage {
  view(example: ChoiceExample, types: readonly string[], probabilities: Float64Array): TypeView;
  /** The same probabilities within each type, with the shares of the types put right. */
  adjust(view: TypeView, probabilities: Float64Array): Float64Array;
  learn(view: TypeView, chosen: number): void;
}

/**
 * The choice of the type, above the choice of the batch. A plain logit lets a type gain in proportion to the
 * batches it is cut into; people who choose the kind of work first do not. As in the nested logit (McFadden,
 * "Modelling the choice of residential location", 1978) the types compete with their inclusive values (here
 * ln Σ p) times a weight that is learnt, beside what is known of the type itself.
 */
export function createTypeStage(state: NewtonState): TypeStage {
  const learner = createNewtonLearner(state, settings);

  function view(
    { rows, columns, count, context }: ChoiceExample,
    types: readonly string[],
    probabilities: Float64Array,
  ): TypeView {
    const places = new Map<string, number>();
    const ofCandidate = Int32Array.from(types, (type) => {
      const place = places.get(type) ?? places.size;
      places.set(type, place);
      return place;
    });
    const before = new Float64Array(places.size);
    const best = new Float64Array(places.size);
    const members = new Float64Array(places.size);
    const sums = new Float64Array(places.size * settings.columns);
    for (let index = 0; index < count; index += 1) {
      const place = ofCandidate[index] ?? 0;
      const share = probabilities[index] ?? 0;
      before[place] = (before[place] ?? 0) + share;
      best[place] = Math.max(best[place] ?? 0, share);
      members[place] = (members[place] ?? 0) + 1;
      const base = place * settings.columns + ownColumns;
      for (const [at, column] of typeColumns.entries()) {
        sums[base + at] = (sums[base + at] ?? 0) + (rows[index * columns + column] ?? 0);
      }
    }
    for (let place = 0; place < places.size; place += 1) {
      const base = place * settings.columns;
      const size = members[place] ?? 1;
      for (let at = ownColumns; at < settings.columns; at += 1) {
        sums[base + at] = (sums[base + at] ?? 0) / size;
      }
      sums[base] = Math.log((before[place] ?? 0) + 1e-9);
      sums[base + 1] = Math.log((best[place] ?? 0) + 1e-9);
      sums[base + 2] = Math.log(size);
    }
    const example = { rows: sums, columns: settings.columns, count: places.size, context };
    return { example, ofCandidate, before };
  }

  function adjust({ example, ofCandidate, before }: TypeView, probabilities: Float64Array) {
    if (example.count < 2) return probabilities;
    const after = softmax(learner.score(example));
    return probabilities.map((share, index) => {
      const place = ofCandidate[index] ?? 0;
      const sum = before[place] ?? 0;
      return sum > 0 ? (share * (after[place] ?? 0)) / sum : share;
    });
  }

  function learn({ example, ofCandidate }: TypeView, chosen: number): void {
    if (example.count < 2) return;
    learner.learn(example, softmax(learner.score(example)), ofCandidate[chosen] ?? 0);
  }

  return { view, adjust, learn };
}
