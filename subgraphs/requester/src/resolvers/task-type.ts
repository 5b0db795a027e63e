import { ExchangeError, feeFor, money, ownerOf } from '@exchange/kernel';
import {
  listInterfaceVariables,
  outlineOf,
  requireInterface,
  templateOf,
} from '@exchange/interfaces';
import { describeRule, readCriteria } from '@exchange/criteria';
import { requireViewer } from '@exchange/kernel';
import { requireOwner } from '../access.ts';
import type { RequesterContext } from '../context.ts';
import type { TermsInput } from '../domain/check-terms.ts';
import { expectDuration } from '../domain/expect-done.ts';
import { archiveTaskType, createTaskType, updateTaskType } from '../domain/save-task-type.ts';
import { listTypes, newestFirst } from '../store/list-pages.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { requireRow } from './require-row.ts';

export type TaskTypeNode = NonNullable<
  Awaited<ReturnType<RequesterContext['loaders']['taskType']['load']>>
>;

type Input<T> = { input: T };

async function loadType(ctx: RequesterContext, id: string): Promise<TaskTypeNode> {
  return requireRow(await ctx.loaders.taskType.clear(id).load(id));
}

export const taskTypeQueries = {
  async taskTypes(_: unknown, page: PageArguments & { archived: boolean }, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const { archived } = page;
    const after = positionOf(page, newestFirst);
    const rows = await listTypes(partition, ownerKey, { after, limit: limitOf(page), archived });
    return connectionOf(
      page,
      rows,
      (row) => [row.at.toISOString(), row.id],
      (row) => ctx.loaders.taskType.load(row.id),
    );
  },
  async taskType(_: unknown, { id }: { id: string }, ctx: RequesterContext) {
    const { ownerKey } = await ctx.requireSelf('read');
    if (ownerOf(id) !== ownerKey) return null;
    const type = await ctx.loaders.taskType.load(id);
    return type?.ownerKey === ownerKey ? type : null;
  },
};

export const taskTypeMutations = {
  async createTaskType(_: unknown, { input }: Input<{ terms: TermsInput }>, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const { clock, servesTemplates = true } = ctx.services;
    const saved = await createTaskType(partition, clock, ownerKey, input.terms, servesTemplates);
    return answerSaved(ctx, ownerKey, saved);
  },
  async updateTaskType(
    _: unknown,
    { input }: Input<{ id: string; terms: TermsInput }>,
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const { servesTemplates = true } = ctx.services;
    const saved = await updateTaskType(partition, ownerKey, input, servesTemplates);
    return answerSaved(ctx, ownerKey, saved);
  },
  async archiveTaskType(_: unknown, { input }: Input<{ id: string }>, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('write');
    const done = await archiveTaskType(partition, ctx.services.clock, ownerKey, input.id);
    if (!done.ok) return done.error;
    tell(ctx, ownerKey);
    return { __typename: 'ArchiveTaskTypeSuccess', taskType: await loadType(ctx, done.value) };
  },
};

async function answerSaved(
  ctx: RequesterContext,
  ownerKey: string,
  saved: Awaited<ReturnType<typeof createTaskType>>,
) {
  if (!saved.ok) return saved.error;
  tell(ctx, ownerKey);
  return { __typename: 'SaveTaskTypeSuccess', taskType: await loadType(ctx, saved.value) };
}

function tell(ctx: RequesterContext, ownerKey: string): void {
  ctx.services.directory.notifyUsers([{ ownerKey, topics: ['task-types'] }]);
}

/** More than anybody posts; times stay whole numbers that JSON carries. */
const mostAnswers = 10_000_000;

export const TaskType = {
  __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    requireViewer(ctx.viewer);
    return ctx.loaders.taskType.load(id);
  },
  reward: (type: TaskTypeNode) => money(type.rewardMinor, type.currency),
  fee: (type: TaskTypeNode) => money(feeFor(type.rewardMinor), type.currency),
  locked: (type: TaskTypeNode) => type.lockedAt !== null,
  requester: ({ ownerKey }: TaskTypeNode) => ({ ownerKey }),
  criteria: (type: TaskTypeNode) => readCriteria(type.criteria),
  requirements: (type: TaskTypeNode) =>
    readCriteria(type.criteria).requirements.map(({ rule }) => describeRule(rule)),
  instructions: own((type) => type.instructions),
  form: own((type) => outlineOf(type.form)),
  template: own((type) => templateOf(type.form)),
  variables: own((type) => listInterfaceVariables(requireInterface(type.form))),
  async expectedDuration(
    type: TaskTypeNode,
    { answers }: { answers: number },
    ctx: RequesterContext,
  ) {
    requireOwner(ctx.viewer, type.ownerKey);
    if (answers < 1 || answers > mostAnswers) {
      throw new ExchangeError('BAD_USER_INPUT', `Ask for 1 to ${mostAnswers} answers.`);
    }
    const pace = await ctx.loaders.typePace.load(type.id);
    return pace === null ? null : expectDuration(answers, pace);
  },
};

function own<T>(read: (type: TaskTypeNode) => T) {
  return (type: TaskTypeNode, _: unknown, ctx: RequesterContext): T => {
    requireOwner(ctx.viewer, type.ownerKey);
    return read(type);
  };
}
