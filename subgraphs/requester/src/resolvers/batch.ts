import { costFor, money, ownerOf } from '@exchange/kernel';
import { requireViewer } from '@exchange/kernel';
import { findSubmissions } from '../store/find-submissions.ts';
import type { RequesterContext } from '../context.ts';
import { expectDone } from '../domain/expect-done.ts';
import { listReturnReasons } from '../domain/list-return-reasons.ts';
import { batchStatusOf } from '../domain/state-words.ts';
import { countBatches } from '../store/count-batches.ts';
import {
  listBatches,
  listRowErrors,
  listSubmissions,
  listTasks,
  newestFirst,
  oldestFirst,
} from '../store/list-pages.ts';
import { readHistory, readPace } from '../store/read-figures.ts';
import { findCombined } from './combined.ts';
import { findExtraAnswers } from './extra-answers.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { requireRow } from './require-row.ts';
import type { SubmissionFilter } from './submission-filter.ts';
import { beginningOf, matchOf } from './submission-filter.ts';
import { statusesOf } from './submission-statuses.ts';

export type BatchNode = NonNullable<
  Awaited<ReturnType<RequesterContext['loaders']['batch']['load']>>
>;

/** Batches are nobody's business but their requester's. */
export async function findOwnBatch(
  ctx: RequesterContext,
  id: string,
  ownerKey: string | null,
): Promise<BatchNode | null> {
  if (ownerKey === null || ownerOf(id) !== ownerKey) return null;
  const batch = await ctx.loaders.batch.load(id);
  return batch?.ownerKey === ownerKey ? batch : null;
}

export const batchQueries = {
  async batches(
    _: unknown,
    page: PageArguments & { status?: string[] | null },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const statuses = page.status?.map((status) => status.toLowerCase()) ?? null;
    const after = positionOf(page, newestFirst);
    const rows = await listBatches(partition, ownerKey, { after, limit: limitOf(page), statuses });
    return connectionOf(
      page,
      rows,
      (row) => [row.at.toISOString(), row.id],
      (row) => ctx.loaders.batch.load(row.id),
    );
  },
  async batchCounts(_: unknown, __: unknown, ctx: RequesterContext) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const counts = await countBatches(partition, ownerKey);
    return counts.map((each) => ({ ...each, status: batchStatusOf(each.status) }));
  },
  async batch(_: unknown, { id }: { id: string }, ctx: RequesterContext) {
    const { ownerKey } = await ctx.requireSelf('read');
    return findOwnBatch(ctx, id, ownerKey);
  },
};

async function typeOf(batch: BatchNode, ctx: RequesterContext) {
  return requireRow(await ctx.loaders.taskType.load(batch.typeId));
}

async function amount(batch: BatchNode, ctx: RequesterContext, minor: bigint | number) {
  return money(Number(minor), (await typeOf(batch, ctx)).currency);
}

function meanSecondsOf(batch: BatchNode): number | null {
  const received = batch.slotsDone + batch.surplus;
  return received === 0 ? null : Math.round(Number(batch.workSeconds) / received);
}

export const Batch = {
  async __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    const viewer = requireViewer(ctx.viewer);
    const mayRead = viewer.scopes.includes('requester:read');
    return mayRead ? findOwnBatch(ctx, id, viewer.requester) : null;
  },
  status: (batch: BatchNode) => batchStatusOf(batch.status),
  endedBy: (batch: BatchNode) => batch.endedBy?.toUpperCase() ?? null,
  closesAt(batch: BatchNode, _: unknown, ctx: RequesterContext) {
    const { deadlineAt, status } = batch;
    if (deadlineAt === null || (status !== 'open' && status !== 'paused')) return null;
    return new Date(deadlineAt.getTime() + ctx.services.supply.overdueSeconds * 1_000);
  },
  type: (batch: BatchNode, _: unknown, ctx: RequesterContext) => typeOf(batch, ctx),
  upload: (batch: BatchNode) => ({
    rowsReceived: batch.rowsReceived,
    rowsBad: batch.rowsBad,
    tasks: batch.tasks,
    bytesReceived: batch.bytesReceived,
    bytesTotal: batch.bytesTotal,
    tasksPublished: batch.tasksPublished,
  }),
  progress: (batch: BatchNode) => ({
    tasks: batch.tasks,
    wanted: batch.slotsWanted,
    available: batch.slotsAvailable,
    leased: batch.slotsLeased,
    done: batch.slotsDone,
    cancelled: batch.slotsCancelled,
    toReview: batch.submitted,
    approved: batch.approved,
    rejected: batch.rejected,
    surplus: batch.surplus,
  }),
  spent: (batch: BatchNode, _: unknown, ctx: RequesterContext) =>
    amount(batch, ctx, batch.spentMinor),
  reserved: (batch: BatchNode, _: unknown, ctx: RequesterContext) =>
    amount(batch, ctx, batch.reservedMinor),
  async cost(batch: BatchNode, _: unknown, ctx: RequesterContext) {
    const { rewardMinor } = await typeOf(batch, ctx);
    return amount(batch, ctx, costFor(rewardMinor) * batch.slotsWanted);
  },
  meanWorkSeconds: meanSecondsOf,
  combined: findCombined,
  extraAnswers: findExtraAnswers,
  returnReasons: (batch: BatchNode) => listReturnReasons(batch.returnReasons),
  async hourlyRate(batch: BatchNode, _: unknown, ctx: RequesterContext) {
    const seconds = meanSecondsOf(batch);
    if (seconds === null) return null;
    const { rewardMinor } = await typeOf(batch, ctx);
    return amount(batch, ctx, Math.round((rewardMinor * 3_600) / Math.max(1, seconds)));
  },
  async expectedDone(batch: BatchNode, _: unknown, ctx: RequesterContext) {
    const left = batch.slotsAvailable + batch.slotsLeased;
    if (batch.status !== 'open' || left === 0) return null;
    const { clock } = ctx.services;
    const partition = await ctx.requirePartition(batch.ownerKey);
    const perHour = await readPace(partition, batch.id, clock.pinned());
    return expectDone(left, perHour, clock.now());
  },
  async rowErrors(batch: BatchNode, page: PageArguments, ctx: RequesterContext) {
    const after = positionOf(page, [0, 0]);
    const limit = limitOf(page);
    const partition = await ctx.requirePartition(batch.ownerKey);
    const rows = await listRowErrors(partition, batch.id, { after, limit });
    return connectionOf(
      page,
      rows,
      (row) => [row.line, row.id],
      (row) => row,
    );
  },
  async tasks(
    batch: BatchNode,
    page: PageArguments & { fromRow?: number | null },
    ctx: RequesterContext,
  ) {
    const after = positionOf(page, [Math.max(0, (page.fromRow ?? 1) - 1)]);
    const limit = limitOf(page);
    const partition = await ctx.requirePartition(batch.ownerKey);
    const rows = await listTasks(partition, batch.id, { after, limit });
    return connectionOf(
      page,
      rows,
      (row) => [row.row],
      (row) => ctx.loaders.task.load(row.id),
    );
  },
  async submissions(
    batch: BatchNode,
    page: PageArguments & { status?: string[] | null; filter?: SubmissionFilter | null },
    ctx: RequesterContext,
  ) {
    const filter = page.filter ?? {};
    const after = beginningOf(positionOf(page, oldestFirst), filter.since);
    const match = matchOf(filter);
    const partition = await ctx.requirePartition(batch.ownerKey);
    const asked = { after, limit: limitOf(page), statuses: statusesOf(page.status) };
    const rows =
      match === null
        ? await listSubmissions(partition, { batchId: batch.id }, asked)
        : await findSubmissions(partition, batch.id, asked, match);
    return connectionOf(
      page,
      rows,
      (row) => [row.at.toISOString(), row.id],
      (row) => ctx.loaders.submission.load(row.id),
    );
  },
  async history(batch: BatchNode, _: unknown, ctx: RequesterContext) {
    return readHistory(await ctx.requirePartition(batch.ownerKey), batch.id);
  },
};
