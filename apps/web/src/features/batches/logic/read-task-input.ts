import type { TaskInput } from '@exchange/tasks';

/** The input of a task as the API gives it: a JSON object, or nothing that can be shown. */
export function readTaskInput(value: unknown): TaskInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
