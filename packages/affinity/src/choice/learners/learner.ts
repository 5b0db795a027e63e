/** One list of candidates, standardised: `rows` is candidates × columns. */
export interface ChoiceExample {
  readonly rows: Float64Array;
  readonly columns: number;
  readonly count: number;
  /** What all candidates have in common. */
  readonly context: Float64Array;
}

/** A way to turn features into scores; scores count up to a constant. */
export interface Learner {
  score(example: ChoiceExample): Float64Array;
  /** One step towards the choice that was made; `probabilities` are softmax of its own scores. */
  learn(example: ChoiceExample, probabilities: Float64Array, chosen: number): void;
  /** How the score of a candidate changes with each column, where it is. */
  slopes(example: ChoiceExample, candidate: number): Float64Array;
}
