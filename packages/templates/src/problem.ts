import { limits } from './limits.ts';

/** What kind of trouble it is; messages may change, codes do not. */
export type TemplateProblemCode =
  | 'template-empty'
  | 'template-too-long'
  | 'too-many-variables'
  | 'unknown-variable'
  | 'unknown-root'
  | 'liquid-syntax'
  | 'liquid-unknown-filter'
  | 'liquid-unknown-tag'
  | 'liquid-refused-tag'
  | 'liquid-limit'
  | 'output-too-long'
  | 'nested-too-deeply';

/** Something wrong with a template or with what it is filled with, and what to do about it. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** A warning leaves the template usable. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** From 1, in the template's text. */
  readonly line: number;
  readonly column: number;
  /** The column of the file, or the filter, that was probably meant. */
  readonly suggestion?: string;
}

/** At most as many as anybody reads, those that stop the template first. */
export function sortProblems(problems: readonly TemplateProblem[]): TemplateProblem[] {
  const weight = { error: 0, warning: 1 };
  return problems
    .toSorted(
      (one, other) =>
        weight[one.severity] - weight[other.severity] ||
        one.line - other.line ||
        one.column - other.column,
    )
    .slice(0, limits.problems);
}

/** Filled with this row, the page becomes longer than a page may be. */
export function tooLong(): TemplateProblem {
  const most = limits.renderedLength / 1024 / 1024;
  return {
    code: 'output-too-long',
    severity: 'error',
    message: `Filled with this row, the page has more than ${most} million characters.`,
    line: 1,
    column: 1,
  };
}
