import { chooseLeastLoaded } from './choose-least-loaded.ts';
import type { PlacementCandidate, PlacementPolicy } from './policy.ts';

/**
 * The least loaded partition of the region in which the user is. A region without partitions takes
 * nobody: then the least loaded of all.
 */
export const chooseNear: PlacementPolicy = (candidates, user, chance): PlacementCandidate => {
  const near = candidates.filter(({ region }) => region === user.region);
  return chooseLeastLoaded(near.length > 0 ? near : candidates, user, chance);
};
