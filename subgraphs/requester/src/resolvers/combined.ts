import { userId } from '@exchange/kernel';
import type { RequesterContext, Self } from '../context.ts';
import type { PickedMethod } from '../combining/methods.ts';
import type { CombineMethod, FieldReport } from '../combining/types.ts';
import { askCombinedAnswers, stopCombiningAnswers } from '../domain/ask-combined-answers.ts';
import {
  countCombinedBelow,
  listCombined,
  listCombinedPerformers,
  type FieldOfResults,
} from '../store/list-combined.ts';
import type { BatchNode } from './batch.ts';
import type { PageArguments } from './paging.ts';
import { connectionOf, limitOf, positionOf } from './paging.ts';

/** Of `combined_batches`, with the batch that it is of. */
export async function findCombined(batch: BatchNode, _: unknown, ctx: RequesterContext) {
  const partition = await ctx.requirePartition(batch.ownerKey);
  const row = await partition.db.combinedBatch.findUnique({ where: { batchId: batch.id } });
  if (row === null) return null;
  const reports = row.fields as unknown as readonly FieldReport[];
  const of = { batchId: batch.id, run: row.run };
  const fields = reports.map((report, field): FieldNode => ({
    report,
    of: { ...of, field },
    ownerKey: batch.ownerKey,
  }));
  return {
    status: row.status.toUpperCase(),
    problem: row.problem,
    done: row.doneCount,
    total: row.totalCount,
    madeAt: row.shownAt,
    answers: row.shownAnswers,
    isCurrent: row.seenDone === batch.slotsDone && row.seenRejected === batch.rejected,
    picked: Object.entries(row.methods as Readonly<Record<string, PickedMethod>>).map(
      ([field, method]) => ({ field, method: methodWord(method) }),
    ),
    fields,
    field: ({ name }: { name: string }) =>
      fields.find(({ report }) => report.name === name) ?? null,
  };
}

interface FieldNode {
  readonly report: FieldReport;
  readonly of: FieldOfResults;
  readonly ownerKey: string;
}

/** Confidences are 0 or more, so this is before the first of them. */
const leastSure = [0, '-1', -1] as const;
const mostAnswers = [2 ** 31 - 1, ''] as const;

export const CombinedField = {
  name: ({ report }: FieldNode) => report.name,
  label: ({ report }: FieldNode) => report.label,
  kind: ({ report }: FieldNode) => report.kind.toUpperCase(),
  method: ({ report }: FieldNode) => methodWord(report.method),
  picked: ({ report }: FieldNode) => report.picked,
  because: ({ report }: FieldNode) => report.because,
  agreement: ({ report }: FieldNode) => report.agreement,
  agreementKind: ({ report }: FieldNode) => report.agreementKind.toUpperCase().replaceAll('-', '_'),
  tasks: ({ report }: FieldNode) => report.tasks,
  answers: ({ report }: FieldNode) => report.answers,
  meanConfidence: ({ report }: FieldNode) => report.meanConfidence,
  async below(
    { of, ownerKey }: FieldNode,
    { confidence }: { confidence: number },
    ctx: RequesterContext,
  ) {
    return countCombinedBelow(await ctx.requirePartition(ownerKey), of, confidence);
  },
  async results(
    { of, ownerKey }: FieldNode,
    page: PageArguments & { below?: number | null },
    ctx: RequesterContext,
  ) {
    const rows = await listCombined(await ctx.requirePartition(ownerKey), of, {
      after: positionOf(page, leastSure),
      limit: limitOf(page),
      below: page.below ?? null,
    });
    return connectionOf(
      page,
      rows,
      (row) => [0, String(row.confidence), row.row],
      ({ taskId, ...row }) => ({ ...row, task: () => ctx.loaders.task.load(taskId) }),
    );
  },
  async performers({ of, ownerKey }: FieldNode, page: PageArguments, ctx: RequesterContext) {
    const rows = await listCombinedPerformers(await ctx.requirePartition(ownerKey), of, {
      after: positionOf(page, mostAnswers),
      limit: limitOf(page),
    });
    return connectionOf(
      page,
      rows,
      (row) => [row.answers, row.performerKey],
      ({ performerKey, ...row }) => ({ ...row, performerId: userId(performerKey) }),
    );
  },
};

/** As the API names a method. */
function methodWord(method: CombineMethod): string {
  return method.toUpperCase().replaceAll('-', '_');
}

interface AskInput {
  readonly id: string;
  readonly methods?: readonly { readonly field: string; readonly method: string }[] | null;
}

export function askCombined({ partition, ownerKey }: Self, { id, methods }: AskInput) {
  const picked = methods?.map(({ field, method }) => ({
    field,
    method: method.toLowerCase().replaceAll('_', '-') as CombineMethod,
  }));
  return askCombinedAnswers(partition, ownerKey, { id, methods: picked ?? null });
}

export function stopCombining({ partition, ownerKey }: Self, { id }: { id: string }) {
  return stopCombiningAnswers(partition, ownerKey, id);
}
