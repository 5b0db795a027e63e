import type { Result } from '@exchange/kernel';
import type { RequesterContext, Self } from '../context.ts';
import { addAssignments } from '../domain/add-assignments.ts';
import { cancelBatch, extendBatch, pauseBatch, resumeBatch } from '../domain/change-batch.ts';
import { isPlausibleId } from '../domain/check-input.ts';
import type { CreateBatchInput } from '../domain/create-batch.ts';
import { createBatch } from '../domain/create-batch.ts';
import type { NotFound } from '../domain/outcomes.ts';
import { notFound } from '../domain/outcomes.ts';
import { publishBatch } from '../domain/publish-batch.ts';
import type { PublishTaskInput } from '../domain/publish-task.ts';
import { publishTask } from '../domain/publish-task.ts';
import { askCombined, stopCombining } from './combined.ts';
import type { ExtraAnswersInput } from './extra-answers.ts';
import { changeExtraAnswers, readExtraAnswers } from './extra-answers.ts';
import { requireRow } from './require-row.ts';

type Input<T> = { input: T };
type Optional<T, K extends keyof T> = Omit<T, K> & { [P in K]?: T[P] };

type NewBatchInput = Omit<CreateBatchInput, 'deadlineAt' | 'extraAnswers'> & {
  readonly deadlineAt?: Date | null;
  readonly extraAnswers?: ExtraAnswersInput | null;
};

/** Runs a change of a batch for the viewer and answers with the batch as it is now. */
function changing<T, E>(
  typename: string,
  run: (self: Self, input: T, ctx: RequesterContext) => Promise<Result<string, E>>,
  more: (batchId: string) => object = () => ({}),
) {
  return async (_: unknown, { input }: Input<T>, ctx: RequesterContext) => {
    const self = await ctx.requireSelf('write');
    const absent = findAbsent(input as { id?: string; typeId?: string });
    if (absent !== null) return absent;
    const done = await run(self, input, ctx);
    if (!done.ok) return done.error;
    const id = done.value;
    const { ownerKey } = self;
    const topics = ['batches', `batch:${id}`, 'balance', 'task-types'];
    ctx.services.directory.notifyUsers([{ ownerKey, topics }]);
    const batch = requireRow(await ctx.loaders.batch.clear(id).load(id));
    return { __typename: typename, batch, ...more(id) };
  };
}

/** Text that no database takes is the id of nothing. */
function findAbsent({ id, typeId }: { id?: string; typeId?: string }): NotFound | null {
  if (id !== undefined && !isPlausibleId(id)) return notFound('batch');
  return typeId === undefined || isPlausibleId(typeId) ? null : notFound('task type');
}

export const batchMutations = {
  createBatch: changing(
    'CreateBatchSuccess',
    ({ partition, ownerKey }, input: NewBatchInput, ctx) =>
      createBatch(partition, ctx.services.clock, ownerKey, {
        ...input,
        deadlineAt: input.deadlineAt ?? null,
        extraAnswers: readExtraAnswers(input.extraAnswers),
      }),
    (id) => ({ uploadPath: `/api/batches/${id}/rows` }),
  ),
  publishTask: changing(
    'PublishBatchSuccess',
    ({ partition, ownerKey }, input: Optional<PublishTaskInput, 'deadlineAt'>, ctx) =>
      publishTask(partition, ctx.services.clock, ownerKey, {
        ...input,
        deadlineAt: input.deadlineAt ?? null,
      }),
  ),
  publishBatch: changing(
    'PublishBatchSuccess',
    ({ partition, ownerKey }, input: { id: string; skipBadRows: boolean }) =>
      publishBatch(partition, ownerKey, input),
  ),
  pauseBatch: changing('ChangeBatchSuccess', ({ partition, ownerKey }, input: { id: string }) =>
    pauseBatch(partition, ownerKey, input.id),
  ),
  resumeBatch: changing('ChangeBatchSuccess', ({ partition, ownerKey }, input: { id: string }) =>
    resumeBatch(partition, ownerKey, input.id),
  ),
  cancelBatch: changing('ChangeBatchSuccess', ({ partition, ownerKey }, input: { id: string }) =>
    cancelBatch(partition, ownerKey, input.id),
  ),
  extendBatch: changing(
    'ChangeBatchSuccess',
    ({ partition, ownerKey }, input: { id: string; deadlineAt?: Date | null }) =>
      extendBatch(partition, ownerKey, { id: input.id, deadlineAt: input.deadlineAt ?? null }),
  ),
  addAssignments: changing(
    'AddAssignmentsSuccess',
    ({ partition, ownerKey }, input: { id: string; additional: number; idempotencyKey: string }) =>
      addAssignments(partition, ownerKey, input),
  ),
  setExtraAnswers: changing('ChangeBatchSuccess', changeExtraAnswers),
  combineAnswers: changing('CombineAnswersSuccess', askCombined),
  stopCombining: changing('CombineAnswersSuccess', stopCombining),
};
