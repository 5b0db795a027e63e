import type { AnswerResult } from './check-answer.ts';
import { checkAnswerFields } from './check-answer.ts';
import { compileForm } from './compile-form.ts';
import type { TaskForm } from './task-form.ts';

/**
 * Decides whether an answer may be stored. `form` must come from `parseTaskForm`; `answer` may be
 * anything. Two independent checks must agree: the plain one, which has words for the performer,
 * and the JSON Schema that requesters see.
 */
export function validateAnswer(form: TaskForm, answer: unknown): AnswerResult {
  const compiled = compileForm(form);
  const result = checkAnswerFields(compiled.fields, answer);
  if (!result.ok || compiled.fitsSchema(result.value)) return result;
  const message = 'The answer does not fit the form: reload the page and answer again.';
  return { ok: false, problems: [{ field: '', message }] };
}
