import { scalars } from '@exchange/service';
import type { DirectoryDeps } from '../deps.ts';
import { createAccountResolvers } from './account.ts';
import { createAssessmentResolvers } from './assessment.ts';
import { createClusterResolvers } from './cluster.ts';
import { createMoveResolvers } from './moves.ts';
import { createOperatingResolvers } from './operating.ts';

export function createResolvers(deps: DirectoryDeps) {
  const account = createAccountResolvers(deps);
  const cluster = createClusterResolvers(deps);
  const moves = createMoveResolvers(deps);
  const assessment = createAssessmentResolvers(deps);
  const operating = createOperatingResolvers(deps);
  return {
    ...scalars,
    ...account,
    ...cluster,
    ...moves,
    ...assessment,
    ...operating,
    Query: { ...account.Query, ...cluster.Query, ...operating.Query },
    Mutation: {
      ...account.Mutation,
      ...cluster.Mutation,
      ...moves.Mutation,
      ...assessment.Mutation,
      ...operating.Mutation,
    },
    Cluster: {
      ...cluster.Cluster,
      ...moves.Cluster,
      ...assessment.Cluster,
      ...operating.Cluster,
    },
  };
}
