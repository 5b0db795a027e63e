import { buildForm } from './build-form.ts';
import { checkFieldDefinition } from './check-field-definition.ts';
import { limits } from './limits.ts';
import { listVariableUses } from './list-variables.ts';
import type { FormProblem } from './problems.ts';
import { createReport } from './problems.ts';
import { readDisplayItem } from './read-display-item.ts';
import { readFields } from './read-fields.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject, own, rejectUnknownKeys } from './read-values.ts';
import type { DisplayItem, TaskForm } from './task-form.ts';
import { jsonBytes } from './text.ts';

/** A form that can be stored, or everything that is wrong with it. */
export type ParseTaskFormResult =
  | { readonly ok: true; readonly value: TaskForm }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/**
 * Checks a form definition completely. The value given back is a new object in canonical form:
 * defaults filled in, nothing in it that was not checked. Parsing it again changes nothing.
 */
export function parseTaskForm(value: unknown): ParseTaskFormResult {
  const problems: FormProblem[] = [];
  const report = createReport(problems);
  const sizeProblem = checkSize(value);
  if (sizeProblem !== null) report.add(sizeProblem);
  else if (!isJsonObject(value)) report.add('A form must be a JSON object.');
  if (problems.length > 0 || !isJsonObject(value)) return { ok: false, problems };

  rejectUnknownKeys(value, ['version', 'display', 'schema', 'ui'], report);
  if (own(value, 'version') !== 1) report.add('Set the version to 1.', 'version');
  const fields = parseFields(value, problems);
  const names = fields.map(({ name }) => name);
  const form = buildForm(readDisplay(value, names, problems), fields);
  const uses = listVariableUses(form).length;
  if (uses > limits.variableUses) {
    report.add(`Use variables at most ${limits.variableUses} times; there are ${uses}.`);
  }
  return problems.length === 0 ? { ok: true, value: form } : { ok: false, problems };
}

function checkSize(value: unknown): string | null {
  let bytes: number;
  try {
    bytes = jsonBytes(value);
  } catch {
    // Nested so deeply, or so tangled, that it cannot be written as JSON: not a form either way.
    return 'A form must be a JSON object.';
  }
  if (bytes <= limits.formBytes) return null;
  return `The form is too large (${Math.ceil(bytes / 1024)} KB): shorten it to ${limits.formBytes / 1024} KB.`;
}

function readDisplay(
  form: JsonObject,
  names: readonly string[],
  problems: FormProblem[],
): DisplayItem[] {
  const report = createReport(problems);
  const display = own(form, 'display') ?? [];
  if (!Array.isArray(display)) {
    report.add('Must be a list.', 'display');
    return [];
  }
  if (display.length > limits.displayItems) {
    report.add(
      `Show at most ${limits.displayItems} items; there are ${display.length}.`,
      'display',
    );
  }
  return display
    .map((item: unknown, index) =>
      readDisplayItem(
        item,
        names,
        createReport(problems, { displayIndex: index }).at('display', index),
      ),
    )
    .filter((item) => item !== null);
}

function parseFields(form: JsonObject, problems: FormProblem[]) {
  const entries = readFields(form, problems);
  const report = createReport(problems);
  if (entries.length === 0 && problems.length === 0) {
    report.add('Add at least one question.', 'schema', 'properties');
  }
  if (entries.length > limits.fields) {
    report.add(
      `Ask at most ${limits.fields} questions; there are ${entries.length}.`,
      'schema',
      'properties',
    );
  }
  for (const { field, source } of entries) checkFieldDefinition(field, source);
  return entries.map((entry) => entry.field);
}
