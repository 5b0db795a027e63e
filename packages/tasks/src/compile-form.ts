import { Ajv2020 } from 'ajv/dist/2020.js';
import { buildAnswerSchema } from './build-form.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields-of.ts';
import type { TaskForm } from './task-form.ts';

/** A form made ready for checking many answers. */
export interface CompiledForm {
  readonly fields: readonly Field[];
  /** Whether the answer fits the JSON Schema of the form. */
  fitsSchema(answer: unknown): boolean;
}

const maxCompiled = 200;
const byForm = new WeakMap<TaskForm, CompiledForm>();
const byContent = new Map<string, CompiledForm>();

/**
 * Compiles a form, or takes it from the cache: by identity while the caller holds the object, else
 * by content, so that a form read again from the database is not compiled again. The form must
 * have gone through `parseTaskForm`.
 */
export function compileForm(form: TaskForm): CompiledForm {
  const known = byForm.get(form);
  if (known) return known;
  const key = JSON.stringify(form);
  const compiled = byContent.get(key) ?? compile(form);
  byContent.delete(key);
  byContent.set(key, compiled);
  for (const oldest of byContent.keys()) {
    if (byContent.size <= maxCompiled) break;
    byContent.delete(oldest);
  }
  byForm.set(form, compiled);
  return compiled;
}

function compile(form: TaskForm): CompiledForm {
  const fields = fieldsOf(form);
  // An instance keeps everything it ever compiled, so each form gets its own and both go together.
  // The schema is written by this package, not by users: checking it again would only cost time.
  // Errors stop at the first, which bounds the work on a hostile answer.
  const ajv = new Ajv2020({
    meta: false,
    validateSchema: false,
    strict: true,
    allErrors: false,
    ownProperties: true,
    loopEnum: 20,
  });
  const validate = ajv.compile(buildAnswerSchema(fields));
  return { fields, fitsSchema: (answer) => validate(answer) };
}
