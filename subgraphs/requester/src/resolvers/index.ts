import { Batch, batchQueries } from './batch.ts';
import { batchMutations } from './batch-mutations.ts';
import { moneyMutations, moneyQueries } from './money.ts';
import { Requester, requesterQueries } from './requester.ts';
import { DateTime, JSONValue, SafeInt } from './scalars.ts';
import { Submission, submissionMutations, submissionQueries } from './submission.ts';
import { Task, taskQueries } from './task.ts';
import { TaskType, taskTypeMutations, taskTypeQueries } from './task-type.ts';

export const resolvers = {
  DateTime,
  SafeInt,
  JSON: JSONValue,
  Query: {
    ...requesterQueries,
    ...taskTypeQueries,
    ...batchQueries,
    ...taskQueries,
    ...submissionQueries,
    ...moneyQueries,
  },
  Mutation: {
    ...taskTypeMutations,
    ...batchMutations,
    ...submissionMutations,
    ...moneyMutations,
  },
  Requester,
  TaskType,
  Batch,
  Task,
  Submission,
};
