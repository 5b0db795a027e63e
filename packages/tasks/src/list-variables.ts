import type { Field } from './field.ts';
import { fieldsOf } from './fields-of.ts';
import type { DisplayItem, TaskForm } from './task-form.ts';
import { mapDisplayTexts, mapFieldTexts } from './map-texts.ts';
import { variablesIn } from './variables.ts';

/** The variables that a form uses, each once, in the order of the page. */
export function listVariables(form: TaskForm): string[] {
  return [...new Set(listVariableUses(form))];
}

/** Every use of a variable in a form. */
export function listVariableUses(form: TaskForm): string[] {
  const uses: string[] = [];
  function note(text: string): string {
    uses.push(...variablesIn(text));
    return text;
  }
  form.display.forEach((item: DisplayItem) => mapDisplayTexts(item, note));
  fieldsOf(form).forEach((field: Field) => mapFieldTexts(field, note));
  return uses;
}
