import { createHash } from 'node:crypto';
import { pickHighest } from './candidates.ts';
import type { PlacementCandidate, PlacementPolicy } from './policy.ts';

/**
 * Rendezvous hashing: an account goes to the partition whose hash together with it is highest. Any
 * process finds the same place without asking, and a new partition takes an equal share from each
 * other and moves nobody between those. Source: Thaler and Ravishankar, "Using name-based mappings
 * to increase hit rates", IEEE/ACM Transactions on Networking 6(1), 1998.
 */
export const chooseByHash: PlacementPolicy = (candidates, user): PlacementCandidate =>
  pickHighest(candidates, ({ partitionId }) => weightOf(partitionId, user.accountId));

/** The first 48 bits: a number holds them exactly. */
function weightOf(partitionId: string, accountId: string): number {
  return createHash('sha256').update(`${partitionId}\n${accountId}`).digest().readUIntBE(0, 6);
}
