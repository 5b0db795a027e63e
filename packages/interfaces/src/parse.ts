import { isStorableText } from '@exchange/kernel';
import type { FormProblem } from '@exchange/tasks';
import { parseTaskForm } from '@exchange/tasks';
import type { TemplateProblem } from '@exchange/templates';
import { parseTemplate } from '@exchange/templates';
import { htmlLimits } from './limits.ts';
import { parseExternal } from './parse-external.ts';
import type { StoredHtmlInterface, StoredInterface } from './task-interface.ts';

/** An interface that can be stored, or everything that is wrong with it. */
export type ParseInterfaceResult =
  | { readonly ok: true; readonly value: StoredInterface }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

const htmlKeys = ['version', 'kind', 'language', 'template', 'variables'];
const languages = ['mturk', 'liquid'] as const;

/**
 * Checks an interface as a requester gives it. The value given back is a new object in canonical form:
 * defaults filled in, what can be derived derived anew. Parsing it again changes nothing.
 */
export function parseInterface(value: unknown): ParseInterfaceResult {
  if (typeof value !== 'object' || value === null || !('kind' in value))
    return parseTaskForm(value);
  if (value.kind === 'html') return parseHtml(value);
  return value.kind === 'external' ? parseExternal(value) : parseTaskForm(value);
}

function parseHtml(value: Readonly<Record<string, unknown>>): ParseInterfaceResult {
  const { version, language, template } = value;
  const unknown = Object.keys(value).find((key) => !htmlKeys.includes(key));
  if (unknown !== undefined)
    return refuse('', `"${unknown.slice(0, 60)}" is not known: remove it.`);
  if (version !== 1) return refuse('/version', 'Set the version to 1.');
  if (typeof template !== 'string') return refuse('/template', 'Give the template as a text.');
  const given = languages.find((one) => one === language);
  if (language !== undefined && given === undefined) {
    return refuse('/language', 'Set the language to "mturk" or "liquid", or leave it out.');
  }
  const bytes = new TextEncoder().encode(template).length;
  if (bytes > htmlLimits.templateBytes) {
    const size = `The template has ${Math.ceil(bytes / 1024)} KB`;
    const most = htmlLimits.templateBytes / 1024;
    return refuse(
      '/template',
      `${size}; at most ${most} are possible: load large parts from files.`,
    );
  }
  if (!isStorableText(template)) {
    return refuse('/template', 'The template holds characters that cannot be stored.');
  }
  const parsed = parseTemplate(template, given === undefined ? {} : { language: given });
  if (!parsed.ok) return { ok: false, problems: parsed.error.map(toFormProblem) };
  const { source, variables, language: found } = parsed.value.template;
  const stored: StoredHtmlInterface = {
    version: 1,
    kind: 'html',
    language: found,
    variables: variables.map(({ name, required, line, column }) => ({
      name,
      required,
      line,
      column,
    })),
    template: source,
  };
  return { ok: true, value: stored };
}

function toFormProblem({ line, column, message, suggestion }: TemplateProblem): FormProblem {
  const meant =
    suggestion === undefined || message.includes(suggestion)
      ? ''
      : ` Did you mean "${suggestion}"?`;
  return { path: '/template', message: `Line ${line}, column ${column}: ${message}${meant}` };
}

function refuse(path: string, message: string): ParseInterfaceResult {
  return { ok: false, problems: [{ path, message }] };
}
