import { checkField } from './check-field.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields-of.ts';
import { limits } from './limits.ts';
import { isJsonObject, own } from './read-values.ts';
import type { Answer, TaskForm } from './task-form.ts';
import { jsonBytes } from './text.ts';

/** Something wrong with an answer, in words for the performer. */
export interface AnswerProblem {
  /** Name of the field; empty if it concerns the answer as a whole. */
  readonly field: string;
  readonly message: string;
}

/** An answer that can be stored, or everything that is wrong with it. */
export type AnswerResult =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Checks an answer without compiling code, so that a page may do it under a strict content
 * security policy. The server's word is `validateAnswer`, which finds the same and asks a JSON
 * Schema validator too. The value is a new object with the answered fields only: blank and null
 * mean not answered.
 */
export function checkAnswer(form: TaskForm, answer: unknown): AnswerResult {
  return checkAnswerFields(fieldsOf(form), answer);
}

/** The same for fields that were read already. */
export function checkAnswerFields(fields: readonly Field[], answer: unknown): AnswerResult {
  if (!isJsonObject(answer)) {
    return { ok: false, problems: [{ field: '', message: 'An answer must be a JSON object.' }] };
  }
  const names = new Set(fields.map((field) => field.name));
  const problems: AnswerProblem[] = Object.keys(answer)
    .filter((key) => !names.has(key))
    .slice(0, limits.fields)
    .map((key) => ({
      field: key.slice(0, limits.fieldNameLength),
      message: 'This is not a question of the form: remove it.',
    }));
  const answered: [string, unknown][] = [];
  for (const field of fields) {
    const value = own(answer, field.name);
    const given = isBlank(value) ? undefined : value;
    const message = checkField(field, given);
    if (message !== null) problems.push({ field: field.name, message });
    else if (given !== undefined) answered.push([field.name, given]);
  }
  if (problems.length > 0) return { ok: false, problems };
  // Checked last: only now is the value known to be shallow, so that measuring it is cheap and safe.
  const value = Object.fromEntries(answered) as Answer;
  if (jsonBytes(value) <= limits.answerBytes) return { ok: true, value };
  const message = `The whole answer is too long: shorten it to ${limits.answerBytes / 1024} KB.`;
  return { ok: false, problems: [{ field: '', message }] };
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
