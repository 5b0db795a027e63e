import type { Field } from './field.ts';
import { checkFieldName, fieldNameKey } from './field-names.ts';
import type { FormProblem, Report } from './problems.ts';
import { createReport } from './problems.ts';
import type { FieldSource } from './read-field.ts';
import { readField } from './read-field.ts';
import type { JsonObject } from './read-values.ts';
import { isJsonObject, own, readTextList, rejectUnknownKeys } from './read-values.ts';

/** A field with the places it was read from. */
export interface ReadField {
  readonly field: Field;
  readonly source: FieldSource;
}

/** Reads the fields of a form in page order and reports what is wrong with names and shapes. */
export function readFields(form: JsonObject, problems: FormProblem[]): ReadField[] {
  const report = createReport(problems);
  const schema = readObject(form, 'schema', report);
  const ui = readObject(form, 'ui', report);
  checkSchemaFrame(schema, report.at('schema'));
  rejectUnknownKeys(ui, ['order', 'fields'], report.at('ui'));
  const properties = readObject(schema, 'properties', report.at('schema'));
  const uiFields = readObject(ui, 'fields', report.at('ui'));
  const required = readTextList(schema, 'required', report.at('schema')) ?? [];
  checkNames(properties, required, uiFields, report);

  const entries: ReadField[] = [];
  for (const name of readOrder(ui, properties, report.at('ui'))) {
    const about = createReport(problems, { field: name });
    const source: FieldSource = {
      name,
      schema: readObject(properties, name, about.at('schema', 'properties')),
      ui: readObject(uiFields, name, about.at('ui', 'fields')),
      required: required.includes(name),
      schemaReport: about.at('schema', 'properties', name),
      uiReport: about.at('ui', 'fields', name),
    };
    const nameProblem = checkFieldName(name);
    if (nameProblem !== null) source.schemaReport.add(nameProblem);
    const field = readField(source);
    if (field) entries.push({ field, source });
  }
  return entries;
}

function readObject(source: JsonObject, key: string, report: Report): JsonObject {
  const value = own(source, key) ?? {};
  if (isJsonObject(value)) return value;
  report.add('Must be an object.', key);
  return {};
}

function checkSchemaFrame(schema: JsonObject, report: Report): void {
  rejectUnknownKeys(schema, ['type', 'properties', 'required', 'additionalProperties'], report);
  if (own(schema, 'type') !== 'object') report.add('Must be "object".', 'type');
  if ((own(schema, 'additionalProperties') ?? false) !== false) {
    report.add(
      'Must be false: an answer holds the questions of the form only.',
      'additionalProperties',
    );
  }
}

function checkNames(
  properties: JsonObject,
  required: readonly string[],
  uiFields: JsonObject,
  report: Report,
): void {
  const firstByKey = new Map<string, string>();
  for (const name of Object.keys(properties)) {
    const first = firstByKey.get(fieldNameKey(name));
    if (first !== undefined) {
      const message = `The names "${first}" and "${name}" differ in upper and lower case only: change one.`;
      report.add(message, 'schema', 'properties', name);
    }
    firstByKey.set(fieldNameKey(name), name);
  }
  for (const [index, name] of required.entries()) {
    if (!Object.hasOwn(properties, name)) {
      report.add(
        `There is no field "${name.slice(0, 64)}": remove it.`,
        'schema',
        'required',
        index,
      );
    }
  }
  for (const name of Object.keys(uiFields)) {
    if (!Object.hasOwn(properties, name)) {
      report.add(`There is no field "${name.slice(0, 64)}": remove it.`, 'ui', 'fields', name);
    }
  }
}

/** The order given, then the fields it leaves out as they stand in the schema. */
function readOrder(ui: JsonObject, properties: JsonObject, report: Report): string[] {
  const order = new Set<string>();
  for (const [index, name] of (readTextList(ui, 'order', report) ?? []).entries()) {
    if (order.has(name)) {
      report.add(`The field "${name.slice(0, 64)}" is listed twice: remove one.`, 'order', index);
    } else if (!Object.hasOwn(properties, name)) {
      report.add(`There is no field "${name.slice(0, 64)}": remove it.`, 'order', index);
    } else {
      order.add(name);
    }
  }
  for (const name of Object.keys(properties)) order.add(name);
  return [...order];
}
