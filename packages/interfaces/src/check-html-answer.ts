import type { AnswerResult } from '@exchange/tasks';
import { htmlLimits } from './limits.ts';

/** Decides whether what the form of a template posted can be kept: texts by name, within bounds. */
export function checkHtmlAnswer(answer: unknown): AnswerResult {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    return refuse('', 'An answer must be a JSON object of texts.');
  }
  const entries = Object.entries(answer as Record<string, unknown>);
  if (entries.length > htmlLimits.answerFields) {
    return refuse('', `The answer has more than ${htmlLimits.answerFields} fields.`);
  }
  const checked: [string, string][] = [];
  for (const [name, value] of entries) {
    if (name === '' || name.length > htmlLimits.fieldNameLength) {
      const message = `Names of fields have 1 to ${htmlLimits.fieldNameLength} characters.`;
      return refuse(name.slice(0, 64), message);
    }
    if (typeof value !== 'string') return refuse(name.slice(0, 64), 'Send a text.');
    if (!isStorable(name) || !isStorable(value)) {
      return refuse(name.slice(0, 64), 'It holds characters that cannot be stored.');
    }
    checked.push([name, value]);
  }
  // Defines the keys, also one named __proto__.
  const value = Object.fromEntries(checked);
  if (new TextEncoder().encode(JSON.stringify(value)).length <= htmlLimits.answerBytes) {
    return { ok: true, value };
  }
  return refuse('', `The answer is too long: shorten it to ${htmlLimits.answerBytes / 1024} KB.`);
}

function refuse(field: string, message: string): AnswerResult {
  return { ok: false, problems: [{ field, message }] };
}

/** PostgreSQL refuses U+0000 and half surrogate pairs inside JSON. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
