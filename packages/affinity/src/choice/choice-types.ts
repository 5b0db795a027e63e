/** A batch (or a task type, or anything else that is taken once) as the model may know it. */
export interface ChoiceBatch {
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly opensAt: number;
  /** Only when it was announced: the model takes it as known from the opening on. */
  readonly closesAt?: number | null;
  readonly category?: string | null;
  readonly requester?: string | null;
  /** In any one unit of money. */
  readonly reward?: number | null;
  readonly title?: string | null;
}

export interface ChoiceSettings {
  /** Seed of the small network's first weights; nothing else is random. */
  readonly seed: number;
  /** Most performers, batches and keys that are remembered; those not seen for longest go first. */
  readonly maxPerformers: number;
  readonly maxBatches: number;
  readonly maxKeys: number;
  /** A pause that ends a sitting, in milliseconds. */
  readonly sittingPauseMs: number;
}

/** Something that a performer did in a batch: its first event there or a later one. */
export interface ChoiceEvent {
  readonly at: number;
  readonly performer: string;
  readonly batch: ChoiceBatch;
  readonly finishedAt?: number | null;
}

/** What `rank` gives: probabilities beside the candidates, which sum to one. */
export interface Ranking {
  readonly performer: string;
  readonly at: number;
  readonly candidates: readonly ChoiceBatch[];
  readonly probabilities: Float64Array;
  /** The same summed by type. */
  readonly byType: ReadonlyMap<string, number>;
}

export interface Reason {
  readonly feature: string;
  readonly words: string;
  /** Change of the logarithm of the odds against the average candidate. */
  readonly weight: number;
}

export interface Explanation {
  readonly probability: number;
  /** Strongest first, either sign. */
  readonly reasons: readonly Reason[];
  /** What the listed reasons do not account for: the interplay of several. */
  readonly rest: number;
}
