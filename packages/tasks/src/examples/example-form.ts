import type { Choice } from '../field.ts';
import type { DisplayItem, TaskForm } from '../task-form.ts';

/** What a ready form is for, as the gallery groups them. */
export type ExampleGroup = 'Texts' | 'Images' | 'Sound' | 'Model answers' | 'Data' | 'Opinions';

/** One row of input by column. */
export type ExampleRow = Readonly<Record<string, string>>;

/** A ready form to start from, with rows to try it with. */
export interface ExampleForm {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly group: ExampleGroup;
  readonly form: TaskForm;
  /** At least one; every column is one that the form uses. */
  readonly rows: readonly [ExampleRow, ...ExampleRow[]];
}

/** Options from pairs of value and words. */
export function optionsOf(pairs: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(pairs).map(([value, label]) => ({ value, label }));
}

export function heading(text: string): DisplayItem {
  return { kind: 'heading', text, level: 2 };
}

export function text(value: string): DisplayItem {
  return { kind: 'text', text: value };
}

export function markdown(value: string): DisplayItem {
  return { kind: 'markdown', text: value };
}

export function image(url: string, alt: string): DisplayItem {
  return { kind: 'image', url, alt };
}
