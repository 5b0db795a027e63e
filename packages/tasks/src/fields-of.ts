import type { Field } from './field.ts';
import { readFields } from './read-fields.ts';
import type { TaskForm } from './task-form.ts';

/** The answer fields of a form in page order. Works on half-edited forms too. */
export function fieldsOf(form: TaskForm): Field[] {
  return readFields({ ...form }, []).map((entry) => entry.field);
}
