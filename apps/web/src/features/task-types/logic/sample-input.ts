import type { TaskForm } from '@exchange/tasks';
import type { ExampleRow } from '@exchange/tasks/examples';
import { listVariables } from '@exchange/tasks';

/** Values to try a form with: what was typed, then those of an example row, then a stand-in. */
export function sampleInputFor(
  form: TaskForm,
  typed: Readonly<Record<string, string>>,
  row: ExampleRow = {},
): Record<string, string> {
  return Object.fromEntries(
    listVariables(form).map((name) => [name, typed[name] ?? valueIn(row, name)]),
  );
}

/** A value to try a column with, when there is no example. */
export function sampleValueFor(name: string): string {
  if (/audio|sound|recording/i.test(name)) return '/examples/call.wav';
  if (/url|link|image|photo|picture/i.test(name)) return '/examples/street.svg';
  if (name === 'sentence') return 'The room was small, but the view made up for it.';
  return `Sample ${name.replaceAll(/[_-]+/g, ' ').trim()}`;
}

function valueIn(row: ExampleRow, name: string): string {
  return (Object.hasOwn(row, name) ? row[name] : undefined) ?? sampleValueFor(name);
}
