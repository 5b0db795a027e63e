import type {
  ExternalInterface,
  FormInterface,
  HtmlInterface,
  TaskInterface,
} from './task-interface.ts';

/**
 * The interface of a task type as it was stored, or as the API gives it: checked when it was saved,
 * so that only its kind is looked at. Null for what this program does not know.
 */
export function readInterface(stored: unknown): TaskInterface | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { kind } = stored as { readonly kind?: unknown };
  if (kind === undefined) return 'schema' in stored ? (stored as FormInterface) : null;
  if (kind === 'external') return stored as ExternalInterface;
  return kind === 'html' ? (stored as HtmlInterface) : null;
}

/** The same for one that was saved: everything in the database was checked. */
export function requireInterface(stored: unknown): TaskInterface {
  const found = readInterface(stored);
  if (found === null) throw new Error('A stored interface is of a kind that is not known.');
  return found;
}

/** The same without the text of a template, which is large and which only the sandbox needs. */
export function outlineOf(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('template' in stored)) return stored;
  const { template: _template, ...outline } = stored;
  return outline;
}

/** The text of a stored HTML template; null for other interfaces. */
export function templateOf(stored: unknown): string | null {
  if (typeof stored !== 'object' || stored === null || !('template' in stored)) return null;
  return typeof stored.template === 'string' ? stored.template : null;
}
