import type { OwnerKey, Role } from '@exchange/kernel';

/** What somebody, or a partition, uses: means over the time that counts. */
export interface Load {
  /** Requests in an hour. */
  readonly requests: number;
  /** Processor time in milliseconds in an hour. */
  readonly cpuMs: number;
  /** Requests in hand at a moment, on average: what connections are needed for. */
  readonly connections: number;
  /** Rows and bytes stored. */
  readonly rows: number;
  readonly bytes: number;
}

export const resources = ['requests', 'cpuMs', 'connections', 'rows', 'bytes'] as const;
export type Resource = (typeof resources)[number];

export interface AssessedUser {
  readonly key: OwnerKey;
  readonly partitionId: string;
  /** Only partitions of this class will do. */
  readonly serviceClass: string;
  /** Stays where it is, whatever would be better. */
  readonly isPinned: boolean;
  readonly load: Load;
  /** Load by part of the week, in any unit (see `foldHours`); null when nothing is known. */
  readonly rhythm: ArrayLike<number> | null;
  /** A performer's accepts in an hour by category of work; at most a few, the largest. */
  readonly accepts: readonly { readonly category: string; readonly perHour: number }[];
  /** A performer's accepts in an hour by the requester whose work it was. */
  readonly worksFor: readonly { readonly requesterKey: OwnerKey; readonly perHour: number }[];
}

export interface AssessedPartition {
  readonly id: string;
  readonly role: Role;
  readonly serviceClass: string;
  readonly nodeId: string;
  readonly region: string;
  /** False: nobody may be moved there, since it is being emptied or its node is away. */
  readonly takesUsers: boolean;
}

/** What a plan may move in all. */
export interface Budget {
  readonly users: number;
  readonly rows: number;
  readonly bytes: number;
}

/** How much each part of the fitness counts. */
export interface Weights {
  readonly load: number;
  readonly affinity: number;
  readonly closeness: number;
  readonly hours: number;
  readonly cost: number;
}

export interface AssessmentSettings {
  readonly weights: Weights;
  /** How much each resource counts in the load. */
  readonly resources: Readonly<Record<Resource, number>>;
  readonly budget: Budget;
  /** The period that repositories plan for. */
  readonly periodSeconds: number;
  /** How close partitions of one region are, 0 to 1, where those of one node are 1. */
  readonly sameRegion: number;
  /** A proposal is made only when it raises the fitness by at least this. */
  readonly smallestGain: number;
}

export interface AssessedExchange {
  readonly users: readonly AssessedUser[];
  readonly partitions: readonly AssessedPartition[];
}

export interface PlannedMove {
  readonly ownerKey: OwnerKey;
  readonly from: string;
  readonly to: string;
}
