import type { PlacementPolicyName } from '../config-schema.ts';
import { chooseAtRandom } from './choose-at-random.ts';
import { chooseByHash } from './choose-by-hash.ts';
import { chooseByInterests } from './choose-by-interests.ts';
import { chooseInTurn } from './choose-in-turn.ts';
import { chooseLeastLoaded } from './choose-least-loaded.ts';
import { chooseNear } from './choose-near.ts';
import type { PlacementPolicy } from './policy.ts';

export const placementPolicyByName: Readonly<Record<PlacementPolicyName, PlacementPolicy>> = {
  roundRobin: chooseInTurn,
  random: chooseAtRandom,
  consistentHashing: chooseByHash,
  leastLoaded: chooseLeastLoaded,
  near: chooseNear,
  byInterests: chooseByInterests,
};
