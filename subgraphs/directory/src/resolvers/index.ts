import { scalars } from '@exchange/service';
import type { DirectoryDeps } from '../deps.ts';
import { createAccountResolvers } from './account.ts';
import { createClusterResolvers } from './cluster.ts';

export function createResolvers(deps: DirectoryDeps) {
  const account = createAccountResolvers(deps);
  const cluster = createClusterResolvers(deps);
  return {
    ...scalars,
    ...account,
    ...cluster,
    Query: { ...account.Query, ...cluster.Query },
    Mutation: { ...account.Mutation, ...cluster.Mutation },
  };
}
