import { canonicalName, findSimilar } from '@exchange/tasks';
import { aliasFor, writtenAs } from './column-names.ts';
import type { TemplateProblem } from './problem.ts';
import { sortProblems } from './problem.ts';
import type { Template, TemplateVariable } from './template.ts';

/** How the columns of a file fit a template. */
export interface TemplateColumnCheck {
  /** Errors for columns that the template needs, warnings for those that it does without. */
  readonly problems: readonly TemplateProblem[];
  readonly unused: readonly string[];
}

/** Compares the variables of a template with the header of a file. */
export function checkTemplateColumns(
  template: Template,
  header: readonly string[],
): TemplateColumnCheck {
  const columns = new Set(header.map(canonicalName));
  const has = (column: string) => columns.has(column);
  const used = new Set(
    template.variables.flatMap(({ name }) => [
      name,
      aliasFor(template.language, name, has) ?? name,
    ]),
  );
  const unused = header.filter((column) => !used.has(canonicalName(column)));
  const problems = template.variables
    .filter(({ name }) => !has(name) && aliasFor(template.language, name, has) === undefined)
    .map((variable) => describeMissing(template, variable, unused));
  return { problems: sortProblems(problems), unused };
}

/** A variable for which the row or the file has nothing. */
export function describeMissing(
  template: Template,
  { name, line, column, required }: TemplateVariable,
  columns: readonly string[],
): TemplateProblem {
  const written = writtenAs(template.language, name);
  const missing = `The template uses ${written}, and there is no such column`;
  const suggestion = findSimilar(name, columns);
  const severity = required ? 'error' : 'warning';
  const problem = { code: 'unknown-variable', severity, line, column } as const;
  if (suggestion === null) return { ...problem, message: `${missing}.` };
  return { ...problem, message: `${missing}. Did you mean "${suggestion}"?`, suggestion };
}
