import type { OwnerKey } from '@exchange/kernel';

/** Where a user lives, as this process last heard. */
export interface Home {
  readonly ownerKey: OwnerKey;
  readonly accountId: string;
  readonly partitionId: string;
  readonly state: 'active' | 'moving';
  readonly epoch: number;
  /** Homes before this one: what they sent, and what names their leases, may arrive until then. */
  readonly formers?: readonly FormerHome[];
}

export interface FormerHome {
  readonly partitionId: string;
  readonly untilMs: number;
}

/** One row of the global task information repository (N6): a type with work left. */
export interface TaskInfo {
  readonly typeId: string;
  readonly requesterKey: OwnerKey;
  readonly requesterName: string;
  readonly partitionId: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly currency: string;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly criteria: Readonly<Record<string, unknown>>;
  readonly availableSlots: number;
  /** Tasks with a free slot at the requester partition. */
  readonly openTasks: number;
  /** Tasks published so far, finished ones too. */
  readonly totalTasks: number;
  readonly oldestAt: Date | null;
  readonly earliestDeadlineAt: Date | null;
  readonly publishedAt: Date;
}

/** What a repository published of the group that it feeds. */
export interface GroupProfileRow {
  /** Of the repository (`repositoryIdOf`). */
  readonly partitionId: string;
  /** See `readGroupProfile`. */
  readonly profile: unknown;
  readonly publishedAt: Date;
}

/** What a page should look at again. */
export interface UserChange {
  readonly ownerKey: OwnerKey;
  readonly topics: readonly string[];
}

/** The directory as nodes and gateways see it. Reads are cached; changes arrive by notification. */
export interface Directory {
  /** The home of a user, or null when there is no such user. Cached. */
  findHome(ownerKey: OwnerKey): Promise<Home | null>;
  /** The same, past the cache: after USER_MOVED. */
  refreshHome(ownerKey: OwnerKey): Promise<Home | null>;
  /** Address of the node that serves a partition. Cached. Throws UNAVAILABLE when none does. */
  requireNodeUrl(partitionId: string): Promise<string>;
  /**
   * Whether a node serves a partition, or did so until shortly before now. Cached; a "no" is looked
   * up again, at most once a second.
   */
  isServedBy(partitionId: string, nodeId: string): Promise<boolean>;
  /** Forgets what is cached about the node of a partition. */
  forgetNode(partitionId: string): void;
  /** All task information, at most about a second old. */
  listTaskInfo(): Promise<readonly TaskInfo[]>;
  /** Replaces the rows of the given types of a partition; rows with no open task are removed. */
  publishTaskInfo(
    partitionId: string,
    typeIds: readonly string[],
    rows: readonly TaskInfo[],
  ): Promise<void>;
  publishGroupProfile(
    repositoryId: string,
    profile: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** Forgets what other repositories of the partition published: it keeps these alone. */
  keepGroupProfiles(partitionId: string, repositoryIds: readonly string[]): Promise<void>;
  /**
   * What performer partitions that a node serves, and goes on to, last said of their groups (N7), at
   * most a few seconds old.
   */
  listGroupProfiles(): Promise<readonly GroupProfileRow[]>;
  /** Requester partitions that a node serves. Cached. */
  listRequesterPartitions(): Promise<readonly string[]>;
  /** Tells pages of these users what changed. Coalesced; best effort. */
  notifyUsers(changes: readonly UserChange[]): void;
}
