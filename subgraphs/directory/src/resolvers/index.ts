import { scalars } from '@exchange/service';
import type { DirectoryDeps } from '../deps.ts';
import { createAccountResolvers } from './account.ts';
import { createClusterResolvers } from './cluster.ts';
import { createMoveResolvers } from './moves.ts';

export function createResolvers(deps: DirectoryDeps) {
  const account = createAccountResolvers(deps);
  const cluster = createClusterResolvers(deps);
  const moves = createMoveResolvers(deps);
  return {
    ...scalars,
    ...account,
    ...cluster,
    ...moves,
    Query: { ...account.Query, ...cluster.Query },
    Mutation: { ...account.Mutation, ...cluster.Mutation, ...moves.Mutation },
    Cluster: { ...cluster.Cluster, ...moves.Cluster },
  };
}
