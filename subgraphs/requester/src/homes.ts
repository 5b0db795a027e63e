import type { Directory, Home } from '@exchange/cluster';
import type { OwnerKey } from '@exchange/kernel';
import { ExchangeError } from '@exchange/kernel';
import type { RequesterPartition } from '@exchange/partitions';

/** Which of this node's partitions holds a requester. */
export interface Homes {
  /** @throws ExchangeError USER_MOVED when it is not this node's, NOT_FOUND when there is no such user */
  requirePartition(ownerKey: OwnerKey): Promise<RequesterPartition>;
  /** @throws ExchangeError USER_MOVED */
  requireServed(partitionId: string): RequesterPartition;
}

export function createHomes(
  directory: Directory,
  partitions: ReadonlyMap<string, RequesterPartition>,
): Homes {
  function partitionOf(home: Home | null): RequesterPartition | undefined {
    return home === null ? undefined : partitions.get(home.partitionId);
  }

  return {
    async requirePartition(ownerKey) {
      const known = partitionOf(await directory.findHome(ownerKey));
      if (known !== undefined) return known;
      // The caller was sent here, so it may know better than this node's cache.
      const home = await directory.refreshHome(ownerKey);
      const partition = partitionOf(home);
      if (partition !== undefined) return partition;
      if (home === null) throw new ExchangeError('NOT_FOUND', 'There is no such requester.');
      throw userMoved({ epoch: home.epoch });
    },
    requireServed(partitionId) {
      const partition = partitions.get(partitionId);
      if (partition === undefined) throw userMoved({});
      return partition;
    },
  };
}

function userMoved(details: { epoch?: number }): ExchangeError {
  return new ExchangeError('USER_MOVED', 'The user lives on another node.', { details });
}
