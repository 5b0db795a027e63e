import type { Situation } from '../situation.ts';

export interface Feature {
  readonly name: string;
  /** For people, as the reason for a high value. */
  readonly words: string;
}

/** Features that are computed together. */
export interface FeatureGroup {
  /** Whether it looks at who chooses; what it does not is what the crowd does. */
  readonly personal: boolean;
  readonly features: readonly Feature[];
  /** Anything that is worked out once for all candidates. */
  prepare(situation: Situation): (index: number, out: Float64Array, offset: number) => void;
}

/** Shorthand: pairs of name and words. */
export function named(pairs: readonly (readonly [string, string])[]): Feature[] {
  return pairs.map(([name, words]) => ({ name, words }));
}

/** Not known: takes the place of the average and says nothing. */
export const unknown = Number.NaN;
