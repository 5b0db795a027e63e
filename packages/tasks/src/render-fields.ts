import type { Field } from './field.ts';
import { fieldsOf } from './fields-of.ts';
import { mapFieldTexts } from './map-texts.ts';
import type { TaskForm, TaskInput } from './task-form.ts';
import { fillVariables } from './variables.ts';

/** The answer fields with the values of one input put into labels, descriptions and help. */
export function renderFields(form: TaskForm, input: TaskInput): Field[] {
  return fieldsOf(form).map((field) => mapFieldTexts(field, (text) => fillVariables(text, input)));
}
