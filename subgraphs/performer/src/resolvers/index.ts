import { Assignment } from './assignment.ts';
import { assignmentMutations } from './assignment-mutations.ts';
import { assignmentQueries } from './assignment-queries.ts';
import { feedQueries } from './feed-queries.ts';
import { moneyMutations, moneyQueries } from './money.ts';
import { Performer, performerMutations, performerQueries } from './performer.ts';
import { DateTime, Json, SafeInt } from './scalars.ts';

export const resolvers = {
  DateTime,
  SafeInt,
  JSON: Json,
  Query: { ...performerQueries, ...feedQueries, ...assignmentQueries, ...moneyQueries },
  Mutation: { ...performerMutations, ...assignmentMutations, ...moneyMutations },
  Performer,
  Assignment,
};
