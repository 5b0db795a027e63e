import { setTimeout as delay } from 'node:timers/promises';
import type { Directory } from '@exchange/cluster';
import { ExchangeError } from '@exchange/kernel';
import {
  aroundOperations,
  findOwnerAway,
  type OwnerAwayError,
  type Partition,
} from '@exchange/partitions';

type Homes = Pick<Directory, 'findHome' | 'refreshHome'>;

/** Longer than a block may last, shorter than a gateway waits. */
const longestMs = 3_500;
const pausesMs = [4, 8, 15, 25, 40];

/**
 * The partition as subgraphs see it: a write that meets the fence of a user who is being moved waits
 * until it can be done, and is done, or is told that the user has moved. Nothing of such a write was
 * kept, so it is simply tried again, transaction and all. A statement over many users leaves those who
 * are away out when it runs again.
 */
export function makePatient<P extends Partition>(partition: P, homes: Homes): P {
  const patiently = <T>(work: () => Promise<T>): Promise<T> => waitOut(partition.id, homes, work);
  const db = aroundOperations(partition.db, patiently);
  return {
    ...partition,
    db,
    hasty: partition,
    query: (...values) => patiently(() => partition.query(...values)),
    transact: (...values) => patiently(() => partition.transact(...values)),
  };
}

async function waitOut<T>(partitionId: string, homes: Homes, work: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + longestMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const away = findOwnerAway(error);
      if (away === null) throw error;
      await requireHere(partitionId, homes, away, attempt);
      if (performance.now() >= endsAt) throw away;
      await delay(pausesMs[Math.min(attempt, pausesMs.length - 1)]);
    }
  }
}

/** The directory's word counts more than the fence: who has flipped is not to be waited for here. */
async function requireHere(
  partitionId: string,
  homes: Homes,
  { ownerKey, state }: OwnerAwayError,
  attempt: number,
): Promise<void> {
  const known = await homes.findHome(ownerKey);
  // A statement over many users may still have seen one who left; the next run leaves them out.
  if (state !== 'left' && (known === null || known.partitionId === partitionId)) return;
  if (attempt === 0) return;
  const home = await homes.refreshHome(ownerKey);
  if (home?.partitionId === partitionId) return;
  throw new ExchangeError('USER_MOVED', 'This user lives elsewhere now.', {
    details: { ownerKey, epoch: home?.epoch ?? 0 },
  });
}
