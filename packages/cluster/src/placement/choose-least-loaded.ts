import { pickHighest } from './candidates.ts';
import type { PlacementCandidate, PlacementPolicy } from './policy.ts';

/** The partition with the fewest users. */
export const chooseLeastLoaded: PlacementPolicy = (candidates): PlacementCandidate =>
  pickHighest(candidates, ({ users }) => -users);
