import { pickHighest } from './candidates.ts';
import { chooseLeastLoaded } from './choose-least-loaded.ts';
import type { NewUser, PlacementCandidate, PlacementPolicy } from './policy.ts';

/** A partition with more users than this, times the mean, takes no more for their interests. */
const mostTimesMean = 2;
/** Small clusters are uneven by nature: below this many users nothing is too full. */
const alwaysRoomFor = 20;

/**
 * A performer goes beside performers with the same interests, so that one repository can keep such
 * tasks for all of them; a requester to where open tasks of these categories are. With no interests,
 * or none that anybody shares, the least loaded partition. Popular interests do not fill one
 * partition without end: those far above the mean are left out.
 */
export const chooseByInterests: PlacementPolicy = (
  candidates,
  user,
  chance,
): PlacementCandidate => {
  const mean = candidates.reduce((sum, { users }) => sum + users, 0) / candidates.length;
  const most = Math.max(alwaysRoomFor, mean * mostTimesMean);
  const fitting = candidates.filter(
    (candidate) => candidate.users <= most && affinityOf(candidate, user) > 0,
  );
  if (fitting.length === 0) return chooseLeastLoaded(candidates, user, chance);
  return pickHighest(fitting, (candidate) => affinityOf(candidate, user));
};

/**
 * For a performer, people count before work: the share of them with the same interests, above one;
 * where nobody has them, the slots of such work, below one.
 */
function affinityOf(candidate: PlacementCandidate, user: NewUser): number {
  if (user.interests.length === 0) return 0;
  const { sharedInterests, slotsOfInterest, users } = candidate;
  if (user.role === 'requester') return slotsOfInterest;
  if (sharedInterests > 0) return 1 + sharedInterests / (users + 1);
  return slotsOfInterest > 0 ? slotsOfInterest / (slotsOfInterest + 1) : 0;
}
