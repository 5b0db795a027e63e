/** How a made-up crowd answers made-up questions with labels; shares are 0 to 1. */
export interface CrowdRecipe {
  readonly questions: number;
  readonly workers: number;
  /** Mean number of answers to a question. */
  readonly answersEach: number;
  /** How frequent each label is among the truths. */
  readonly frequency: readonly number[];
  /** By truth and answer: what the crowd answers on average. */
  readonly confusion: readonly (readonly number[])[];
  /** How alike workers are: imagined answers behind each row of a worker's matrix. */
  readonly alike: number;
  /** Exponent of the worker's activity by rank; 0 for all alike, 1 for a heavy tail. */
  readonly tail: number;
  /** Workers who click without looking, half of them always the same label. */
  readonly spammers: number;
  /** Workers who all copy the answers of one careless worker. */
  readonly colluders: number;
  /** Questions at which most of the crowd falls for the same wrong label. */
  readonly deceptive: number;
  /** Of the answers to a deceptive question: how many fall for it. */
  readonly deceived: number;
  /** Share of questions that are of a harder kind, which a worker answers by other rows. */
  readonly hard: number;
  /** As `confusion`, for the harder kind. */
  readonly hardConfusion: readonly (readonly number[])[];
  /** Spread of the questions' difficulty: standard deviation of the share that answers at random. */
  readonly difficulty: number;
  /**
   * For labels in an order: standard deviation of where a question lies around its label, which all workers see
   * alike. 0 for labels without an order.
   */
  readonly blur: number;
}
