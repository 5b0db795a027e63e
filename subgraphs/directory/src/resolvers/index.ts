import { scalars } from '@exchange/service';
import type { DirectoryDeps } from '../deps.ts';
import { createAccountResolvers } from './account.ts';
import { createAssessmentResolvers } from './assessment.ts';
import { createClusterResolvers } from './cluster.ts';
import { createMoveResolvers } from './moves.ts';
import { noteRefusals } from './note-refusals.ts';
import { createOperatingResolvers } from './operating.ts';

/** `operatorActions`: mutations whose refusals are noted in the audit log. */
export function createResolvers(deps: DirectoryDeps, operatorActions: readonly string[]) {
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
    Mutation: noteRefusals(deps, operatorActions, {
      ...account.Mutation,
      ...cluster.Mutation,
      ...moves.Mutation,
      ...assessment.Mutation,
      ...operating.Mutation,
    }),
    Cluster: {
      ...cluster.Cluster,
      ...moves.Cluster,
      ...assessment.Cluster,
      ...operating.Cluster,
    },
  };
}
