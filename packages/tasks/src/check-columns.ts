import { findSimilar } from './find-similar.ts';
import { listVariables } from './list-variables.ts';
import type { TaskForm } from './task-form.ts';
import { canonicalName } from './variables.ts';

/** A variable of the form that the file has no column for. */
export interface MissingColumn {
  readonly variable: string;
  /** A column of the file that was probably meant. */
  readonly suggestion?: string;
}

/** How a file's columns fit a form. */
export interface ColumnCheck {
  readonly missing: readonly MissingColumn[];
  readonly unused: readonly string[];
}

/** Compares the variables of a form with the header of a CSV file. */
export function checkColumns(form: TaskForm, header: readonly string[]): ColumnCheck {
  const variables = listVariables(form);
  const columns = new Set(header.map(canonicalName));
  const unused = header.filter((column) => !variables.includes(canonicalName(column)));
  const missing = variables
    .filter((variable) => !columns.has(variable))
    .map((variable) => {
      const suggestion = findSimilar(variable, unused);
      return suggestion === null ? { variable } : { variable, suggestion };
    });
  return { missing, unused };
}
