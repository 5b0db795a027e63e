/** One row of `events.csv`; times in milliseconds since 1970. */
export interface LogEvent {
  readonly at: number;
  readonly performer: string;
  readonly batch: string;
  /** Null when the log does not say. */
  readonly finishedAt: number | null;
}

/** One row of `batches.csv`. */
export interface LogBatch {
  readonly batch: string;
  readonly type: string;
  readonly opensAt: number;
  /** Null: open without an end that the log knows. */
  readonly closesAt: number | null;
  readonly category: string | null;
  readonly requester: string | null;
  readonly reward: number | null;
  readonly title: string | null;
}

/** Events in time order; rows of equal time in the order of the file. */
export interface ActivityLog {
  readonly events: readonly LogEvent[];
  readonly batches: readonly LogBatch[];
}
