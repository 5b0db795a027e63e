import type { AnswerResult } from '@exchange/tasks';
import { validateAnswer } from '@exchange/tasks/validate';
import { checkHtmlAnswer } from './check-html-answer.ts';
import type { TaskInterface } from './task-interface.ts';

export type { AnswerProblem, AnswerResult } from '@exchange/tasks';

/** Decides whether an answer may be stored; `answer` may be anything. */
export function validateInterfaceAnswer(of: TaskInterface, answer: unknown): AnswerResult {
  switch (of.kind) {
    case undefined:
      return validateAnswer(of, answer);
    case 'html':
    case 'external':
      return checkHtmlAnswer(answer);
  }
}
