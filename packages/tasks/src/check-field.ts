import { checkDerivedAnswer } from './check-derived-answer.ts';
import type { Choice, Field, MultipleChoiceField, NumberField, TextField } from './field.ts';
import { matchesPattern } from './text-pattern.ts';
import { hasUnstorableCharacters, textLength } from './text.ts';

/**
 * What is wrong with the answer to one field, in words for the performer, or null. `undefined`
 * means not answered. Cheap enough to run on every key press.
 */
export function checkField(field: Field, value: unknown): string | null {
  if (value === undefined) return field.required ? 'Please answer this question.' : null;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return checkText(field, value);
    case 'number':
      return checkNumber(field, value);
    case 'singleChoice':
      return isChoice(field.choices, value) ? null : 'Choose one of the listed answers.';
    case 'multipleChoice':
      return checkChosen(field, value);
    case 'yesNo':
      return typeof value === 'boolean' ? null : 'Choose yes or no.';
    default:
      return checkDerivedAnswer(field, value);
  }
}

function checkText(field: TextField, value: unknown): string | null {
  if (typeof value !== 'string') return 'Must be text.';
  if (field.required && value.trim() === '') return 'Please answer this question.';
  if (hasUnstorableCharacters(value)) return 'Holds characters that cannot be stored: remove them.';
  const length = textLength(value);
  if (length < (field.minLength ?? 0)) {
    return `Write at least ${field.minLength} characters (${length} so far).`;
  }
  if (length > field.maxLength) {
    return `Write at most ${field.maxLength} characters (${length} so far).`;
  }
  const unmatched = field.patterns?.find((pattern) => !matchesPattern(pattern, value));
  if (unmatched === undefined) return null;
  return unmatched.message ?? `Write it in the form that is asked for: ${unmatched.regex}`;
}

function checkNumber(field: NumberField, value: unknown): string | null {
  const { integer, min = -Infinity, max = Infinity } = field;
  const right =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!integer || Number.isInteger(value)) &&
    value >= min &&
    value <= max;
  return right ? null : `Must be ${describeNumber(field)}.`;
}

function describeNumber({ integer, min, max }: NumberField): string {
  const noun = integer ? 'a whole number' : 'a number';
  if (min !== undefined && max !== undefined) return `${noun} from ${min} to ${max}`;
  if (min !== undefined) return `${noun}, ${min} or more`;
  return max === undefined ? noun : `${noun}, ${max} or less`;
}

function checkChosen(field: MultipleChoiceField, value: unknown): string | null {
  if (!Array.isArray(value)) return 'Choose from the listed answers.';
  const most = field.maxChoices ?? field.choices.length;
  const least = field.minChoices ?? (field.required ? 1 : 0);
  // The bound on length comes first: it also bounds the work of the checks below.
  if (value.length > most) return `Choose at most ${most}.`;
  if (!value.every((item) => isChoice(field.choices, item)))
    return 'Choose from the listed answers.';
  if (new Set(value).size !== value.length) return 'Choose each answer once.';
  return value.length < least ? `Choose at least ${least}.` : null;
}

function isChoice(choices: readonly Choice[], value: unknown): boolean {
  return choices.some((choice) => choice.value === value);
}
