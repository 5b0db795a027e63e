import type { StatedPreferences } from '../preferences.ts';
import type { PresenceProfile } from './presence.ts';

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
  /**
   * Decayed number of times a type stood before them and they could have taken it, taken or not. With
   * it, likelihoods are rates per occasion; without it, shares of accepts.
   */
  readonly shownByType?: ReadonlyMap<string, number>;
  readonly shownByCategory?: ReadonlyMap<string, number>;
  /** Types whose criteria they do not meet. */
  readonly barredTypes?: ReadonlySet<string>;
  /** Tasks of a type they have had in hand lately: these are nothing new to them. */
  readonly heldByType: ReadonlyMap<string, number>;
  /** Measured accepts per hour of work; null with too little history. */
  readonly measuredPacePerHour: number | null;
  /** The same for types where it is known: these take them longer, or less long. */
  readonly paceByType?: ReadonlyMap<string, number>;
  readonly online: boolean;
  /** When they were here in past weeks; without it, declared times and a general share count. */
  readonly presence?: PresenceProfile;
  /** Decayed decisions of requesters on their work, by category. */
  readonly judged?: ReadonlyMap<string, Judged>;
}

/** Decisions on submitted work. */
export interface Judged {
  readonly approved: number;
  readonly rejected: number;
}

/** What the wider population does, for those with little history of their own. */
export interface Population {
  readonly acceptsByType: ReadonlyMap<string, number>;
  readonly acceptsByCategory: ReadonlyMap<string, number>;
  readonly shownByType?: ReadonlyMap<string, number>;
  readonly shownByCategory?: ReadonlyMap<string, number>;
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

/**
 * What a target counts (R3): accepts; accepts whose result the requester will approve; or accepts
 * weighted by how proficient their performer is beside the group (1 = as the group is).
 */
export type AffinityMeasure = 'acceptance' | 'approval' | 'proficiency';

export interface TargetSettings {
  readonly minimumTarget: number;
  readonly maximumStock: number;
  /** For those with no measured and no stated pace. */
  readonly defaultPacePerHour: number;
  /** Most of the slots left of a type, near and far, that one repository aims at, 0 to 1. */
  readonly largestShare: number;
  readonly measure?: AffinityMeasure;
  /**
   * Probability, per type, that the stock outlasts what the group takes in the period; 0 aims at the
   * expected quantity alone.
   */
  readonly serviceLevel?: number;
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
