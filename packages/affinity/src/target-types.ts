import type { StatedPreferences } from './preferences.ts';

/** One performer of the group, as far as a target needs to know them. */
export interface PerformerDemand {
  readonly key: string;
  /** The same account as a requester, whose tasks they must not do. */
  readonly ownRequesterKey: string | null;
  readonly preferences: StatedPreferences;
  /** Decayed number of recent accepts by type. */
  readonly acceptsByType: ReadonlyMap<string, number>;
  /** The same by category, over all types, also those that are gone. */
  readonly acceptsByCategory: ReadonlyMap<string, number>;
  /** Tasks of a type they have had in hand lately: these are nothing new to them. */
  readonly heldByType: ReadonlyMap<string, number>;
  /** Measured accepts per hour of work; null with too little history. */
  readonly measuredPacePerHour: number | null;
  readonly online: boolean;
}

/** What the wider population does, for those with little history of their own. */
export interface Population {
  readonly acceptsByType: ReadonlyMap<string, number>;
  readonly acceptsByCategory: ReadonlyMap<string, number>;
}

/** A type of task with slots near or far. */
export interface TargetType {
  readonly typeId: string;
  readonly requesterKey: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  /** Free slots, here and at the requester. */
  readonly slots: number;
  /** Tasks with a free slot at the requester. */
  readonly tasks: number;
  /** Tasks published so far, finished ones too. */
  readonly totalTasks: number;
  /** Free slots that lie near and that somebody of the group has not done the task of. */
  readonly near: number;
}

export interface TargetSettings {
  readonly minimumTarget: number;
  readonly maximumStock: number;
  /** For those with no measured and no stated pace. */
  readonly defaultPacePerHour: number;
  /** Most of the slots left of a type, near and far, that one repository aims at, 0 to 1. */
  readonly largestShare: number;
}

export interface TypeTarget {
  readonly typeId: string;
  /** Slots to hold for the coming period. */
  readonly slots: number;
  /** Accepts expected in the period. */
  readonly expected: number;
  /** expected | minimum | limited-by-supply | limited-by-group | limited-by-maximum | nobody */
  readonly reason: TargetReason;
}

export type TargetReason =
  | 'expected'
  | 'minimum'
  | 'limited-by-supply'
  | 'limited-by-group'
  | 'limited-by-maximum'
  | 'nobody';

export type Target = readonly TypeTarget[];
