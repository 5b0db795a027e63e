import type { ColumnCheck } from '@exchange/tasks';
import { canonicalName, checkColumns, findSimilar } from '@exchange/tasks';
import { aliasFor, writtenAs } from '@exchange/templates/column-names';
import { externalVariables } from './external-address.ts';
import type { HtmlInterface, TaskInterface } from './task-interface.ts';

/** How a file's columns fit: what is needed and missing, with what was probably meant; what is left over. */
export function checkInterfaceColumns(of: TaskInterface, header: readonly string[]): ColumnCheck {
  switch (of.kind) {
    case undefined:
      return checkColumns(of, header);
    case 'html':
      return checkHtmlColumns(of, header);
    case 'external':
      return checkExternalColumns(externalVariables(of.url), header);
  }
}

/**
 * By the variables that were stored when the template was saved: pages that compare a header need not
 * load what parses templates.
 */
function checkHtmlColumns(of: HtmlInterface, header: readonly string[]): ColumnCheck {
  const columns = new Set(header.map(canonicalName));
  const standIn = (name: string) => aliasFor(of.language, name, (column) => columns.has(column));
  const used = new Set(of.variables.flatMap(({ name }) => [name, standIn(name) ?? name]));
  const unused = header.filter((column) => !used.has(canonicalName(column)));
  const missing = of.variables
    .filter(({ name, required }) => required && !columns.has(name) && standIn(name) === undefined)
    .map(({ name }) => {
      const suggestion = findSimilar(name, unused);
      return suggestion === null ? { variable: name } : { variable: name, suggestion };
    });
  return { missing, unused };
}

/** An address takes no column in place of another: what it gets must be what it says. */
function checkExternalColumns(
  variables: readonly string[],
  header: readonly string[],
): ColumnCheck {
  const columns = new Set(header.map(canonicalName));
  const unused = header.filter((column) => !variables.includes(canonicalName(column)));
  const missing = variables
    .filter((name) => !columns.has(name))
    .map((name) => {
      const suggestion = findSimilar(name, unused);
      return suggestion === null ? { variable: name } : { variable: name, suggestion };
    });
  return { missing, unused };
}

/** A variable as the interface writes it: `{{name}}`, `${name}` or `task.input.name`. */
export function writeVariable(of: TaskInterface, name: string): string {
  switch (of.kind) {
    case undefined:
      return `{{${name}}}`;
    case 'html':
      return writtenAs(of.language, name);
    case 'external':
      return writtenAs('mturk', name);
  }
}
