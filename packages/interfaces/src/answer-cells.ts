import type { Answer } from '@exchange/tasks';
import { answerColumns, answerToCells } from '@exchange/tasks';
import type { TaskInterface } from './task-interface.ts';

/** The columns of a results file: `names` are those that occur in answers to a template. */
export function interfaceAnswerColumns(of: TaskInterface, names: readonly string[]): string[] {
  switch (of.kind) {
    case undefined:
      return answerColumns(of);
    case 'html':
    case 'external':
      return names.map((name) => `Answer.${name}`);
  }
}

/** One answer as cells of these columns; empty where nothing was answered. */
export function interfaceAnswerCells(
  of: TaskInterface,
  names: readonly string[],
  answer: Answer,
): string[] {
  switch (of.kind) {
    case undefined:
      return answerToCells(of, answer);
    case 'html':
    case 'external':
      return names.map((name) => textOf(Object.hasOwn(answer, name) ? answer[name] : ''));
  }
}

/** The names of the fields in order; null where only the answers say what was asked. */
export function answerNamesOf(of: TaskInterface): readonly string[] | null {
  switch (of.kind) {
    case undefined:
      return of.ui.order;
    case 'html':
    case 'external':
      return null;
  }
}

/** What a template or an external page posts are texts. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
