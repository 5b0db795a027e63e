import { ExchangeError, isIdOf, money, ownerOf, userId } from '@exchange/kernel';
import { requireViewer } from '@exchange/kernel';
import type { RequesterContext } from '../context.ts';
import { checkText } from '../domain/check-input.ts';
import { ChangedTopics } from '../domain/changed-topics.ts';
import { performerKeyOf } from '../domain/check-performers.ts';
import type { Decision } from '../domain/decide-submissions.ts';
import { decideSubmissions } from '../domain/decide-submissions.ts';
import type { InputProblem } from '../domain/outcomes.ts';
import { invalidInput } from '../domain/outcomes.ts';
import { workSecondsOf } from '../domain/format-results.ts';
import type { TimedId } from '../store/list-pages.ts';
import {
  listSubmissions,
  listSubmissionsOfPerformer,
  newestFirst,
  oldestFirst,
} from '../store/list-pages.ts';
import { findOwnBatch } from './batch.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';
import { requireRow } from './require-row.ts';
import { statusesOf } from './submission-statuses.ts';

type SubmissionNode = NonNullable<
  Awaited<ReturnType<RequesterContext['loaders']['submission']['load']>>
>;

const mostPerCall = 500;

async function findOwnSubmission(ctx: RequesterContext, id: string, ownerKey: string | null) {
  if (ownerKey === null || ownerOf(id) !== ownerKey) return null;
  const submission = await ctx.loaders.submission.load(id);
  return submission?.ownerKey === ownerKey ? submission : null;
}

function positionOfRow({ at, id }: TimedId) {
  return [at.toISOString(), id];
}

export const submissionQueries = {
  async submissions(
    _: unknown,
    page: PageArguments & { batchId?: string | null; status?: string[] | null },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, oldestFirst);
    const limit = limitOf(page);
    const statuses = statusesOf(page.status);
    const { batchId = null } = page;
    if (batchId !== null && (await findOwnBatch(ctx, batchId, ownerKey)) === null) {
      throw new ExchangeError('NOT_FOUND', 'There is no such batch, or it is not yours.');
    }
    const of = batchId === null ? { ownerKey } : { batchId };
    const rows = await listSubmissions(partition, of, { after, limit, statuses });
    return connectionOf(page, rows, positionOfRow, (row) => ctx.loaders.submission.load(row.id));
  },
  async submissionsOfPerformer(
    _: unknown,
    page: PageArguments & { performerId: string },
    ctx: RequesterContext,
  ) {
    const { ownerKey, partition } = await ctx.requireSelf('read');
    const after = positionOf(page, newestFirst);
    const limit = limitOf(page);
    const performerKey = performerKeyOf(page.performerId);
    const of = performerKey === null ? null : { ownerKey, performerKey };
    const rows =
      of === null ? [] : await listSubmissionsOfPerformer(partition, of, { after, limit });
    return connectionOf(page, rows, positionOfRow, (row) => ctx.loaders.submission.load(row.id));
  },
  async submission(_: unknown, { id }: { id: string }, ctx: RequesterContext) {
    const { ownerKey } = await ctx.requireSelf('read');
    return findOwnSubmission(ctx, id, ownerKey);
  },
};

export const submissionMutations = {
  approveSubmissions(
    _: unknown,
    { input }: { input: { ids: string[]; feedback?: string | null; overrideRejection: boolean } },
    ctx: RequesterContext,
  ) {
    const { ids, overrideRejection } = input;
    const feedback = input.feedback?.trim() ? input.feedback : null;
    const problems = checkText('feedback', feedback ?? '', { max: 1_024 });
    return decide(ctx, { ids, verdict: 'approved', feedback, overrideRejection }, problems);
  },
  rejectSubmissions(
    _: unknown,
    { input }: { input: { ids: string[]; reason: string } },
    ctx: RequesterContext,
  ) {
    const { ids, reason } = input;
    const problems = checkText('reason', reason, { min: 3, max: 1_024 });
    const decision = {
      ids,
      verdict: 'rejected',
      feedback: reason,
      overrideRejection: false,
    } as const;
    return decide(ctx, decision, problems);
  },
};

async function decide(
  ctx: RequesterContext,
  decision: Omit<Decision, 'by' | 'ownerKey'>,
  problems: readonly InputProblem[],
) {
  const { ownerKey, partition } = await ctx.requireSelf('write');
  const all = [...problems, ...checkIds(decision.ids)];
  if (all.length > 0) return invalidInput(all);
  const topics = new ChangedTopics();
  const done = await partition.transact((tx) =>
    decideSubmissions(tx, { ...decision, by: 'requester', ownerKey }, topics),
  );
  if (!done.ok) return done.error;
  topics.tell(ctx.services.directory);
  ctx.loaders.submission.clearAll();
  return {
    __typename: 'DecideSubmissionsSuccess',
    submissions: decision.ids.map((id) => ctx.loaders.submission.load(id)),
    changed: done.value.changed.length,
    conflicts: done.value.conflicts,
  };
}

function checkIds(ids: readonly string[]): InputProblem[] {
  if (ids.length < 1 || ids.length > mostPerCall) {
    return [{ path: 'ids', message: `Give 1 to ${mostPerCall} ids; there are ${ids.length}.` }];
  }
  return ids.flatMap((id, index) =>
    isIdOf('submission', id)
      ? []
      : [{ path: `ids.${index}`, message: 'This is not the id of a submission.' }],
  );
}

export const Submission = {
  __resolveReference({ id }: { id: string }, ctx: RequesterContext) {
    const viewer = requireViewer(ctx.viewer);
    const mayRead = viewer.scopes.includes('requester:read');
    return mayRead ? findOwnSubmission(ctx, id, viewer.requester) : null;
  },
  task: async (submission: SubmissionNode, _: unknown, ctx: RequesterContext) =>
    requireRow(await ctx.loaders.task.load(submission.taskId)),
  performerId: (submission: SubmissionNode) => userId(submission.performerKey),
  performer: (submission: SubmissionNode) => ({ id: userId(submission.performerKey) }),
  status: (submission: SubmissionNode) => submission.status.toUpperCase(),
  async reward(submission: SubmissionNode, _: unknown, ctx: RequesterContext) {
    const { currency } = requireRow(await ctx.loaders.taskType.load(submission.typeId));
    return money(submission.rewardMinor, currency);
  },
  workSeconds: workSecondsOf,
};
