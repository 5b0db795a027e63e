import { inOrder, pick } from './candidates.ts';
import type { PlacementCandidate, PlacementPolicy } from './policy.ts';

export const chooseAtRandom: PlacementPolicy = (
  candidates,
  _user,
  { random },
): PlacementCandidate => pick(inOrder(candidates), Math.floor(random * candidates.length));
