import type { TaskForm } from '@exchange/tasks';
import { exampleForms, listVariables } from '@exchange/tasks';

/** Values to try a form with: what was typed, then the values of an example, then a stand-in. */
export function sampleInputFor(
  form: TaskForm,
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  const known = Object.assign({}, ...exampleForms.map((example) => example.sampleInput)) as Record<
    string,
    string
  >;
  return Object.fromEntries(
    listVariables(form).map((name) => [name, typed[name] ?? known[name] ?? standIn(name)]),
  );
}

function standIn(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return /url|link|image|photo|picture/i.test(name)
    ? 'https://images.example.com/sample.jpg'
    : `Sample ${words}`;
}
