import type { Capability } from './criteria.ts';

/** What is known of a performer when they look at work or accept it. */
export interface PerformerFacts {
  /** The same account as a requester, whose tasks they must not do. */
  readonly ownRequesterKey: string | null;
  /** Values by id, those that the exchange keeps itself included. What is not here is not held. */
  readonly qualifications: ReadonlyMap<string, number>;
  /** Requesters who do not work with them, with the reason that was given. */
  readonly blockedBy: ReadonlyMap<string, string>;
  readonly area: PerformerArea;
  readonly device: PerformerDevice | null;
}

/** As the performer says. */
export interface PerformerArea {
  /** ISO 3166-1, two letters. */
  readonly country: string | null;
  /** ISO 3166-2 with its country, such as DE-HH. */
  readonly subdivision: string | null;
  readonly position: Position | null;
}

/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What the device can do from which the performer works. */
export interface PerformerDevice {
  readonly capabilities: readonly Capability[];
  /** CSS pixels. */
  readonly screenWidth: number;
  readonly screenHeight: number;
}

export interface TaskFacts {
  readonly requesterKey: string;
  /** this: the task in question. all: every task of the type that is left. */
  readonly alreadyDone: 'no' | 'this' | 'all';
}

export const nowhere: PerformerArea = { country: null, subdivision: null, position: null };
