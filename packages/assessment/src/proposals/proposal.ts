import type { Role } from '@exchange/kernel';
import type { FitnessParts } from '../fitness.ts';
import type { PlannedMove } from '../types.ts';

/** A figure as it is, and as it would be. */
export interface Change {
  readonly before: number;
  readonly after: number;
}

/** Moves that are worth making together, judged by themselves from how things are now. */
export interface Proposal {
  /** Because the exchange works better then, or because their service class asks for it. */
  readonly reason: 'fitness' | 'service-class';
  readonly role: Role;
  readonly serviceClass: string;
  readonly moves: readonly PlannedMove[];
  /** By how much the weighted fitness rises. */
  readonly gain: number;
  /** What each part contributes to the gain, weighted. */
  readonly parts: FitnessParts;
  /** Largest load over mean load, within the role and class. */
  readonly spread: Change;
  /** Share of accepts that local repositories are expected to serve: of all, and of who is moved. */
  readonly localShare: Change;
  readonly localShareOfMoved: Change | null;
  /** Mean closeness of accepts; null when nobody's work is known. */
  readonly closeness: Change | null;
  readonly rows: number;
  readonly bytes: number;
  /** Why, in a sentence or two. */
  readonly summary: string;
}
