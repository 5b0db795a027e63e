import type { Answer, TaskForm, TaskInput } from './task-form.ts';
import { renderFields } from './render-fields.ts';

/** What stands in the fields of a form before anybody wrote there. */
export function initialAnswer(form: TaskForm, input: TaskInput): Answer {
  return Object.fromEntries(
    renderFields(form, input).flatMap((field) =>
      'initial' in field ? [[field.name, field.initial]] : [],
    ),
  );
}
