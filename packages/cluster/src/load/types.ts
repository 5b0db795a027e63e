/** What was used since the last time that it was written down. */
export interface LoadSample {
  /** An owner key, or `partition:<id>`. */
  readonly subject: string;
  readonly requests: number;
  readonly cpuMs: number;
  readonly handlingMs: number;
}

/** What somebody stores, and what work a performer does. */
export interface LoadSummary {
  readonly subject: string;
  readonly rows: number;
  readonly bytes: number;
  /** Connections to the database of a partition. */
  readonly connections?: number;
  readonly work?: WorkSummary;
}

/** A performer's accepts in an hour; the largest only. */
export interface WorkSummary {
  readonly categories: Readonly<Record<string, number>>;
  readonly requesters: Readonly<Record<string, number>>;
}

/** A load as it is now: means in an hour. */
export interface MeasuredLoad {
  readonly requests: number;
  readonly cpuMs: number;
  /** Requests in hand at a moment, by Little's law: the time spent on them in a time. */
  readonly inHand: number;
  readonly rows: number;
  readonly bytes: number;
}

export function partitionSubject(partitionId: string): string {
  return `partition:${partitionId}`;
}
