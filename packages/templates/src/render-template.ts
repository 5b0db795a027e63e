import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';
import { canonicalName } from '@exchange/tasks';
import { describeMissing } from './check-template-columns.ts';
import { aliasFor } from './column-names.ts';
import { limits } from './limits.ts';
import type { ResolveFile } from './liquid-filters.ts';
import type { TemplateProblem } from './problem.ts';
import { sortProblems, tooLong } from './problem.ts';
import { renderLiquid } from './render-liquid.ts';
import { textOf } from './row-text.ts';
import type { MturkTemplate, Template, TemplateRow } from './template.ts';

export interface RenderOptions {
  /** Looks up the files of `grant_read_access` and `s3_presign`; without it, public addresses. */
  readonly resolveFile?: ResolveFile;
}

/**
 * The HTML of one task. In the language of Mechanical Turk values go in as they are, into text,
 * attributes and scripts alike, and what they contain is not looked at again; Liquid escapes them
 * unless the template says otherwise. Errors name the variables for which the row has no column.
 */
export function renderTemplate(
  template: Template,
  row: TemplateRow,
  options: RenderOptions = {},
): Result<string, readonly TemplateProblem[]> {
  const values = new Map<string, unknown>();
  for (const [name, value] of Object.entries(row)) values.set(canonicalName(name), value);
  const has = (column: string) => values.has(column);
  for (const { name } of template.variables) {
    const alias = has(name) ? undefined : aliasFor(template.language, name, has);
    if (alias !== undefined) values.set(name, values.get(alias));
  }
  const missing = template.variables.filter(({ name, required }) => required && !has(name));
  if (missing.length > 0) {
    const columns = [...values.keys()];
    return err(sortProblems(missing.map((one) => describeMissing(template, one, columns))));
  }
  if (template.language === 'liquid') return renderLiquid(template, values, options.resolveFile);
  return renderMturk(template, values);
}

function renderMturk(
  { texts, placeholders }: MturkTemplate,
  values: ReadonlyMap<string, unknown>,
): Result<string, readonly TemplateProblem[]> {
  const cells = new Map<string, string>();
  const pieces = [texts[0] ?? ''];
  let length = pieces[0]?.length ?? 0;
  for (const [index, { name, text }] of placeholders.entries()) {
    const cell = cells.get(name) ?? (values.has(name) ? textOf(values.get(name)) : text);
    if (values.has(name)) cells.set(name, cell);
    const next = texts[index + 1] ?? '';
    length += cell.length + next.length;
    if (length > limits.renderedLength) return err([tooLong()]);
    pieces.push(cell, next);
  }
  return ok(pieces.join(''));
}
