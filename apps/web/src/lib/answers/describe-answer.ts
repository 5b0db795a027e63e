import type { Field } from '@exchange/tasks';
import { describeMarks } from './describe-marks.ts';

/** The values of an answer by the names of its fields. */
export type AnswerRecord = Readonly<Record<string, unknown>>;

/** The value of one field as people read it: labels instead of values. */
export function describeValue(field: Field, value: unknown): string {
  if (value === undefined || value === null || value === '') return 'No answer';
  switch (field.kind) {
    case 'yesNo':
      return value === true ? (field.yesLabel ?? 'Yes') : (field.noLabel ?? 'No');
    case 'singleChoice':
    case 'multipleChoice': {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((entry) => labelOf(field.choices, entry)).join(', ');
    }
    case 'ranking': {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values
        .map((entry, index) => `${index + 1}. ${labelOf(field.choices, entry)}`)
        .join(', ');
    }
    case 'comparison':
      if (value === 'tie') return field.tieLabel ?? 'Both alike';
      return value === 'left' ? 'The first' : 'The second';
    case 'dateTime':
      return typeof value === 'string' ? value.replace('T', ' ') : JSON.stringify(value);
    case 'file':
      return nameOf(value);
    case 'table':
    case 'location':
    case 'boxes':
    case 'polygons':
    case 'points':
    case 'spans':
    case 'segments':
      return describeMarks(field, value);
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function nameOf(value: unknown): string {
  const { name } = value as { readonly name?: unknown };
  return typeof name === 'string' ? name : JSON.stringify(value);
}

function labelOf(choices: readonly { value: string; label: string }[], value: unknown): string {
  return choices.find((choice) => choice.value === value)?.label ?? JSON.stringify(value);
}

/** A whole answer on one line, for lists. */
export function summariseAnswer(fields: readonly Field[], answer: AnswerRecord): string {
  const given = fields.filter((field) => (answer[field.name] ?? '') !== '');
  return (
    given.map((field) => describeValue(field, answer[field.name])).join(' · ') || 'Empty answer'
  );
}

/** An answer as the API gives it. */
export function readAnswer(value: unknown): AnswerRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
