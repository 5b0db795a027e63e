import Papa from 'papaparse';
import type { RowError } from '../api/list-row-errors.ts';

/** Row errors as a file to put beside the one that has them. */
export function rowErrorsAsCsv(errors: readonly RowError[]): string {
  return Papa.unparse(
    errors.map((error) => ({
      line: error.line,
      column: error.column ?? '',
      problem: error.message,
    })),
    // A spreadsheet must not take a message for a formula.
    { escapeFormulae: true },
  );
}
