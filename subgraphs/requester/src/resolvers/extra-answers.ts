import { money } from '@exchange/kernel';
import type { RequesterContext, Self } from '../context.ts';
import type { ExtraRules } from '../domain/check-extra-answers.ts';
import { setExtraAnswers } from '../domain/set-extra-answers.ts';
import type { BatchNode } from './batch.ts';
import { requireRow } from './require-row.ts';

export async function findExtraAnswers(batch: BatchNode, _: unknown, ctx: RequesterContext) {
  const partition = await ctx.requirePartition(batch.ownerKey);
  const row = await partition.db.extraAnswers.findUnique({ where: { batchId: batch.id } });
  if (row === null) return null;
  const { currency } = requireRow(await ctx.loaders.taskType.load(batch.typeId));
  return {
    ...row,
    status: row.status.toUpperCase(),
    budget: money(Number(row.budgetMinor), currency),
    cost: money(Number(row.askedMinor), currency),
  };
}

export interface ExtraAnswersInput extends Omit<ExtraRules, 'field'> {
  readonly field?: string | null;
}

export function readExtraAnswers(input: ExtraAnswersInput | null | undefined): ExtraRules | null {
  return input === null || input === undefined ? null : { ...input, field: input.field ?? null };
}

export function changeExtraAnswers(
  { partition, ownerKey }: Self,
  { id, extraAnswers }: { id: string; extraAnswers?: ExtraAnswersInput | null },
) {
  const rules = readExtraAnswers(extraAnswers);
  return setExtraAnswers(partition, ownerKey, { id, extraAnswers: rules });
}
