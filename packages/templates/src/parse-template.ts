import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { detectLanguage } from './detect-language.ts';
import { limits } from './limits.ts';
import { parseLiquid } from './parse-liquid.ts';
import { parseMturk } from './parse-mturk.ts';
import type { TemplateProblem } from './problem.ts';
import { sortProblems } from './problem.ts';
import type { Template, TemplateLanguage } from './template.ts';

/** A template that can be used, with what its author should know. */
export interface ParsedTemplate {
  readonly template: Template;
  readonly warnings: readonly TemplateProblem[];
}

/**
 * Parses a requester's HTML template. The language is found out unless it is given. A byte order
 * mark at the start is dropped; everything else stays as it is.
 *
 * Time is proportional to the length, apart from Liquid's own nesting.
 */
export function parseTemplate(
  text: string,
  options: { readonly language?: TemplateLanguage } = {},
): Result<ParsedTemplate, readonly TemplateProblem[]> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (source.trim() === '') return fail('template-empty', 'The template is empty.');
  if (source.length > limits.templateLength) {
    const most = limits.templateLength / 1024;
    const length = Math.ceil(source.length / 1024);
    const message = `The template has ${length} thousand characters; at most ${most} are possible. Load large scripts and images from an address.`;
    return fail('template-too-long', message);
  }
  const language = options.language ?? detectLanguage(source);
  if (countUses(source, language) > limits.variableUses) {
    const message = `The template uses variables or tags in more than ${limits.variableUses} places.`;
    return fail('too-many-variables', message);
  }
  const parsed = parse(source, language);
  if (!parsed.ok) return err([parsed.error]);
  const { variables } = parsed.value.template;
  if (variables.length > limits.variables) {
    const message = `The template uses ${variables.length} variables; at most ${limits.variables} are possible.`;
    return fail('too-many-variables', message);
  }
  return ok({ template: parsed.value.template, warnings: sortProblems(parsed.value.warnings) });
}

function parse(
  source: string,
  language: TemplateLanguage,
): Result<ParsedTemplate, TemplateProblem> {
  if (language === 'liquid') return parseLiquid(source);
  return ok({ template: parseMturk(source), warnings: [] });
}

function countUses(source: string, language: TemplateLanguage): number {
  const marks = language === 'liquid' ? ['{{', '{%'] : ['${'];
  let uses = 0;
  for (const mark of marks) {
    for (let at = source.indexOf(mark); at !== -1; at = source.indexOf(mark, at + 2)) uses += 1;
  }
  return uses;
}

function fail(
  code: TemplateProblem['code'],
  message: string,
): Result<never, readonly TemplateProblem[]> {
  return err([{ code, severity: 'error', message, line: 1, column: 1 }]);
}
