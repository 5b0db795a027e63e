import { scalars } from '@exchange/service';
import { Assignment } from './assignment.ts';
import { assignmentMutations } from './assignment-mutations.ts';
import { assignmentQueries } from './assignment-queries.ts';
import { feedQueries } from './feed-queries.ts';
import { moneyMutations, moneyQueries } from './money.ts';
import { qualificationMutations, qualificationQueries } from './qualification.ts';
import { Performer, performerMutations, performerQueries } from './performer.ts';

export const resolvers = {
  ...scalars,
  Query: {
    ...performerQueries,
    ...feedQueries,
    ...assignmentQueries,
    ...moneyQueries,
    ...qualificationQueries,
  },
  Mutation: {
    ...performerMutations,
    ...assignmentMutations,
    ...moneyMutations,
    ...qualificationMutations,
  },
  Performer,
  Assignment,
};
