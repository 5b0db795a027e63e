import { ExchangeError, type OwnerKey, type Viewer } from '@exchange/kernel';
import type { Directory, RequestInfo } from '@exchange/cluster';
import { createLoaders, type Loaders } from './resolvers/loaders.ts';
import type { Repository } from './repository.ts';

/** What resolvers share during one request. */
export interface PerformerContext {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly loaders: Loaders;
  /** The repository a performer lives in. Throws USER_MOVED when that is not here. */
  findRepository(ownerKey: OwnerKey): Promise<Repository>;
}

export function createPerformerContext(
  request: RequestInfo,
  directory: Directory,
  repositories: ReadonlyMap<string, Repository>,
): PerformerContext {
  const findRepository = async (ownerKey: OwnerKey): Promise<Repository> => {
    const home = await directory.findHome(ownerKey);
    const repository = home === null ? undefined : repositories.get(home.partitionId);
    if (repository !== undefined) return repository;
    throw new ExchangeError('USER_MOVED', 'This performer lives on another node. Try again.', {
      details: { epoch: home?.epoch ?? 0 },
    });
  };
  return {
    viewer: request.viewer,
    requestId: request.requestId,
    loaders: createLoaders(findRepository),
    findRepository,
  };
}
