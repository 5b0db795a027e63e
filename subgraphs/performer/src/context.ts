import { ExchangeError, type OwnerKey, type Viewer } from '@exchange/kernel';
import type { Directory, RequestInfo } from '@exchange/cluster';
import { createLoaders, type Loaders } from './resolvers/loaders.ts';
import type { Home } from './homes.ts';

/** What resolvers share during one request. */
export interface PerformerContext {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly loaders: Loaders;
  /** The partition a performer lives on. Throws USER_MOVED when that is not here. */
  findHome(ownerKey: OwnerKey): Promise<Home>;
}

export function createPerformerContext(
  request: RequestInfo,
  directory: Directory,
  homes: ReadonlyMap<string, Home>,
): PerformerContext {
  const findHome = async (ownerKey: OwnerKey): Promise<Home> => {
    const place = await directory.findHome(ownerKey);
    const home = place === null ? undefined : homes.get(place.partitionId);
    if (home !== undefined) return home;
    throw new ExchangeError('USER_MOVED', 'This performer lives on another node. Try again.', {
      details: { epoch: place?.epoch ?? 0 },
    });
  };
  return {
    viewer: request.viewer,
    requestId: request.requestId,
    loaders: createLoaders(findHome),
    findHome,
  };
}
