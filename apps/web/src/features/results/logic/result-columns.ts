import type { Field } from '@exchange/tasks';
import { describeValue } from '#lib/answers/describe-answer.ts';

/** A column of the results table. */
export interface ResultColumn {
  readonly key: string;
  readonly label: string;
  readonly source: 'input' | 'answer';
  /** The question of a column of answers: it knows the words for the values. */
  readonly field?: Field;
}

/** Columns of a batch's results: the variables of the form, then its questions. */
export function listResultColumns(
  variables: readonly string[],
  fields: readonly Field[],
): ResultColumn[] {
  return [
    ...variables.map((name) => ({ key: name, label: name, source: 'input' as const })),
    ...fields.map((field) => ({
      ...{ key: field.name, label: field.label },
      ...{ source: 'answer' as const, field },
    })),
  ];
}

/** A value as people read it: the words of the form where it has any for the value. */
export function describeCell({ field }: ResultColumn, value: unknown): string {
  const raw = formatCell(value);
  // Answers of templates are read as long text, whatever they are.
  const hasWords = field !== undefined && field.kind !== 'longText';
  return hasWords && raw !== '' ? describeValue(field, value) : raw;
}

/** A value of the input or the answer as one line of text, as exports have it. */
export function formatCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(formatCell).join(', ');
  return JSON.stringify(value);
}
