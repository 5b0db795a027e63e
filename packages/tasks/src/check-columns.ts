import { editDistance } from './edit-distance.ts';
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

const comparedLength = 64;
const comparedColumns = 500;

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

/** The column nearest in spelling, if at most a third of the name would have to change. */
function findSimilar(variable: string, columns: readonly string[]): string | null {
  const wanted = variable.toLowerCase().slice(0, comparedLength);
  let best: string | null = null;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const column of columns.slice(0, comparedColumns)) {
    const candidate = canonicalName(column);
    if (candidate === '') continue;
    const distance = editDistance(wanted, candidate.toLowerCase().slice(0, comparedLength));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
