import type { RandomSource } from '@exchange/kernel';
import { keepAnswers } from '../table/keep-answers.ts';
import type { LabelTable } from '../table/label-table.ts';
import { splitWorkers } from './split-workers.ts';

/** A table without some workers, and the places of their answers in the whole table. */
export interface Fold {
  readonly rest: LabelTable;
  readonly leftOut: Int32Array;
}

/** Each worker is left out once; questions that only left out people answered are left out too. */
export function leaveWorkersOut(table: LabelTable, folds: number, random: RandomSource): Fold[] {
  const foldOf = splitWorkers(table.workers.length, folds, random);
  const { questionOf, workerOf } = table;
  return Array.from({ length: folds }, (_, fold) => {
    const rest = keepAnswers(table, (answer) => foldOf[workerOf[answer] ?? 0] !== fold);
    const leftOut: number[] = [];
    for (let answer = 0; answer < questionOf.length; answer += 1) {
      const question = questionOf[answer] ?? 0;
      if (foldOf[workerOf[answer] ?? 0] !== fold) continue;
      if (rest.firstOf[question] !== rest.firstOf[question + 1]) leftOut.push(answer);
    }
    return { rest, leftOut: Int32Array.from(leftOut) };
  });
}
