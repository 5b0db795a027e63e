import { inOrder, pick } from './candidates.ts';
import type { PlacementCandidate, PlacementPolicy } from './policy.ts';

/** Round robin: every partition gets as many new users as every other. */
export const chooseInTurn: PlacementPolicy = (candidates, _user, { turn }): PlacementCandidate =>
  pick(inOrder(candidates), turn % candidates.length);
