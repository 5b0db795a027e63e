import { readInterface } from '@exchange/interfaces';
import type { TaskInput } from '@exchange/tasks';
import { initialAnswer } from '@exchange/tasks';
import type { AnswerDraft } from '#components/task-form/task-form-types.ts';
import type { Assignment } from '../api/get-assignment.ts';

/** The draft that the server has, or what the form's fields begin with. */
export function firstDraft({
  form,
  input,
  draft,
}: Pick<Assignment, 'form' | 'input' | 'draft'>): AnswerDraft {
  if (draft !== null) return draft as AnswerDraft;
  const of = readInterface(form);
  return of === null || of.kind !== undefined ? {} : initialAnswer(of, input as TaskInput);
}
