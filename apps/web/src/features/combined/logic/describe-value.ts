import type { Field } from '@exchange/tasks';
import { describeValue as describeAnswer } from '#lib/answers/describe-answer.ts';
import { countOf } from '#lib/format/number.ts';

/**
 * A combined value in a cell: in the words of its field if there is one, else texts as they are and lists of choices
 * with commas; shapes counted by label.
 */
export function describeValue(value: unknown, field?: Field): string {
  if (Array.isArray(value) && value.length === 0) return 'None';
  if (field !== undefined && !isMark(field)) return describeAnswer(field, value);
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const items = value as readonly unknown[];
  if (items.every((item) => typeof item === 'string')) return items.join(', ');
  const counts = new Map<string, number>();
  for (const item of items) {
    const label = wordsOf(labelOf(item), field);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => `${countOf(count, 'mark')}: ${label}`).join(', ');
}

function labelOf(item: unknown): string {
  const found = typeof item === 'object' && item !== null && 'label' in item ? item.label : '';
  return typeof found === 'string' && found !== '' ? found : 'no label';
}

function isMark({ kind }: Field): boolean {
  return kind === 'boxes' || kind === 'spans';
}

function wordsOf(label: string, field: Field | undefined): string {
  const choices = field !== undefined && 'choices' in field ? field.choices : [];
  return choices.find(({ value }) => value === label)?.label ?? label;
}

/** What an agreement means, in a few words (Krippendorff's own bounds of 0.667 and 0.8). */
export function agreementWords(agreement: number): string {
  if (agreement >= 0.8) return 'people agree well';
  if (agreement >= 0.667) return 'people agree fairly';
  if (agreement > 0.2) return 'people often disagree';
  return 'hardly more than by chance';
}
