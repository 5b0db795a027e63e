import { ownerOf } from '@exchange/kernel';
import { requireViewer } from '@exchange/kernel';
import { requireOwner } from '../access.ts';
import type { RequesterContext } from '../context.ts';
import { taskStatusOf } from '../domain/state-words.ts';
import { requireRow } from './require-row.ts';

export type TaskNode = NonNullable<
  Awaited<ReturnType<RequesterContext['loaders']['task']['load']>>
>;

export const taskQueries = {
  async task(_: unknown, { id }: { id: string }, ctx: RequesterContext) {
    const { ownerKey } = await ctx.requireSelf('read');
    if (ownerOf(id) !== ownerKey) return null;
    const task = await ctx.loaders.task.load(id);
    return task?.ownerKey === ownerKey ? task : null;
  },
};

async function batchOf(task: TaskNode, ctx: RequesterContext) {
  return requireRow(await ctx.loaders.batch.load(task.batchId));
}

export const Task = {
  __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    requireViewer(ctx.viewer);
    return ctx.loaders.task.load(id);
  },
  status: async (task: TaskNode, _: unknown, ctx: RequesterContext) =>
    taskStatusOf(task, await batchOf(task, ctx), ctx.services.clock.now()),
  deadlineAt: async (task: TaskNode, _: unknown, ctx: RequesterContext) =>
    (await batchOf(task, ctx)).deadlineAt,
  type: async (task: TaskNode, _: unknown, ctx: RequesterContext) =>
    requireRow(await ctx.loaders.taskType.load(task.typeId)),
  requester: ({ ownerKey }: TaskNode) => ({ ownerKey }),
  batch: own((task, ctx) => batchOf(task, ctx)),
  row: own((task) => task.row),
  input: own((task) => task.input),
  slots: own(({ wanted, available, leased, done, cancelled }) => ({
    wanted,
    available,
    leased,
    done,
    cancelled,
  })),
  submissions: own(async (task, ctx) =>
    (await ctx.loaders.submissionIdsOfTask.load(task.id)).map((id) =>
      ctx.loaders.submission.load(id),
    ),
  ),
};

function own<T>(read: (task: TaskNode, ctx: RequesterContext) => T) {
  return (task: TaskNode, _: unknown, ctx: RequesterContext): T => {
    requireOwner(ctx.viewer, task.ownerKey);
    return read(task, ctx);
  };
}
