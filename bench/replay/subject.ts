/** A batch of the log as those who predict may see it. */
export interface OpenBatch {
  readonly id: string;
  readonly type: string;
  readonly opensAt: number;
  /** Only when deadlines are known in advance. */
  readonly closesAt: number | null;
  readonly category: string | null;
  readonly requester: string | null;
  readonly reward: number | null;
  readonly title: string | null;
}

export interface SeenEvent {
  readonly at: number;
  readonly performer: string;
  readonly batch: OpenBatch;
  readonly finishedAt: number | null;
}

/** Something that predicts, once per take, and then is told; it sees nothing that comes later. */
export interface Subject {
  readonly name: string;
  /** Probabilities beside the candidates; they sum to one. */
  predict(performer: string, candidates: readonly OpenBatch[], at: number): ArrayLike<number>;
  /** `predicted` says that this take is the one that was just predicted. */
  learn(event: SeenEvent, kind: 'predicted-take' | 'other-take' | 'later-event'): void;
  close(batchId: string, at: number): void;
}
