import type { Field } from './field.ts';
import type { AnswerSchema, DisplayItem, TaskForm } from './task-form.ts';
import { writeFieldSchema, writeFieldUi } from './write-field.ts';

/** Puts a form together from its parts; the order of the fields is the order on the page. */
export function buildForm(display: readonly DisplayItem[], fields: readonly Field[]): TaskForm {
  return {
    version: 1,
    display,
    schema: buildAnswerSchema(fields),
    ui: {
      order: fields.map((field) => field.name),
      fields: Object.fromEntries(fields.map((field) => [field.name, writeFieldUi(field)])),
    },
  };
}

/** The JSON Schema of an answer to these fields. */
export function buildAnswerSchema(fields: readonly Field[]): AnswerSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, writeFieldSchema(field)])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  };
}
