import { scalars } from '@exchange/service';
import { Batch, batchQueries } from './batch.ts';
import { batchMutations } from './batch-mutations.ts';
import { blockMutations, blockQueries } from './block.ts';
import { CombinedField } from './combined.ts';
import { moneyMutations, moneyQueries } from './money.ts';
import { QualificationType, ReceivedQualificationRequest } from './qualification.ts';
import { qualificationMutations } from './qualification-mutations.ts';
import { qualificationQueries } from './qualification-page.ts';
import { Requester, requesterQueries } from './requester.ts';
import { Submission, submissionMutations, submissionQueries } from './submission.ts';
import { Task, taskQueries } from './task.ts';
import { TaskType, taskTypeMutations, taskTypeQueries } from './task-type.ts';

export const resolvers = {
  ...scalars,
  Query: {
    ...requesterQueries,
    ...taskTypeQueries,
    ...batchQueries,
    ...taskQueries,
    ...submissionQueries,
    ...moneyQueries,
    ...qualificationQueries,
    ...blockQueries,
  },
  Mutation: {
    ...taskTypeMutations,
    ...batchMutations,
    ...submissionMutations,
    ...moneyMutations,
    ...qualificationMutations,
    ...blockMutations,
  },
  Requester,
  TaskType,
  Batch,
  CombinedField,
  Task,
  Submission,
  QualificationType,
  ReceivedQualificationRequest,
};
