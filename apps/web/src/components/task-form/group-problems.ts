import type { AnswerProblem } from '@exchange/tasks';
import type { FieldProblems } from './task-form-types.ts';

/** Problems by field; the first of each field counts. */
export function groupProblems(problems: readonly AnswerProblem[]): FieldProblems {
  const grouped = new Map<string, string>();
  for (const { field, message } of problems) {
    if (!grouped.has(field)) grouped.set(field, message);
  }
  return grouped;
}
