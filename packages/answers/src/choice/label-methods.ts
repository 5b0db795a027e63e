import {
  combineByDawidSkene,
  defaultDawidSkene,
  pooledDawidSkene,
} from '../categorical/dawid-skene.ts';
import type { CombinedLabels, RoundSettings } from '../categorical/combined-labels.ts';
import { combineByMace, defaultMace } from '../categorical/mace.ts';
import { combineByMajority } from '../categorical/majority.ts';
import { combineByOneCoin, defaultOneCoin } from '../categorical/one-coin.ts';
import { combineByAgreement } from '../categorical/weighted-vote.ts';
import type { LabelTable } from '../table/label-table.ts';

/** From the simplest to the one with most to learn: of equals the earlier is chosen. */
export const labelMethods = [
  'majority',
  'weighted',
  'one-coin',
  'mace',
  'pooled-dawid-skene',
  'dawid-skene',
] as const;

export type LabelMethod = (typeof labelMethods)[number];

/** Cells of confusion matrices beyond which those methods are not tried: 64 MB of them. */
const mostCells = 8_000_000;

/** The methods that this table has room for. */
export function listLabelMethods(table: LabelTable): LabelMethod[] {
  const cells = table.workers.length * table.labels.length ** 2;
  return labelMethods.filter((method) => cells <= mostCells || !method.endsWith('dawid-skene'));
}

/** @param rounds when estimation ends; each method's own standard without it. */
export function combineLabels(
  table: LabelTable,
  method: LabelMethod,
  rounds?: RoundSettings,
): CombinedLabels {
  switch (method) {
    case 'majority':
      return combineByMajority(table);
    case 'weighted':
      return combineByAgreement(table);
    case 'one-coin':
      return combineByOneCoin(table, { ...defaultOneCoin, ...rounds });
    case 'mace':
      return combineByMace(table, { ...defaultMace, ...rounds });
    case 'pooled-dawid-skene':
      return combineByDawidSkene(table, { ...pooledDawidSkene, ...rounds });
    case 'dawid-skene':
      return combineByDawidSkene(table, { ...defaultDawidSkene, ...rounds });
  }
}
