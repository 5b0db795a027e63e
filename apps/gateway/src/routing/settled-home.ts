import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterDirectory, Home } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';

/** Longer than users are blocked for; then the node decides. */
const longestMs = 2_500;
const betweenMs = 10;

/**
 * The home of a user who wants to write. While the directory is about to switch it, the write waits
 * here instead of at a node: a notice of the directory ends the wait, so looking costs no query.
 */
export async function findSettledHome(
  directory: Pick<ClusterDirectory, 'findHome' | 'refreshHome'>,
  owner: OwnerKey,
  endsAt: number,
): Promise<Home | null> {
  const until = Math.min(endsAt, performance.now() + longestMs);
  let home = (await directory.findHome(owner)) ?? (await directory.refreshHome(owner));
  while (home?.state === 'moving' && performance.now() < until) {
    await delay(betweenMs);
    home = await directory.findHome(owner);
  }
  return home;
}
