import type { TaskInterface } from '@exchange/interfaces';
import { checkInterfaceColumns, writeVariable } from '@exchange/interfaces';
import { isUtf8 } from 'node:buffer';
import type { Result } from '@exchange/kernel';
import { err, ok } from '@exchange/kernel';

export interface HeaderProblem {
  readonly column: string | null;
  readonly message: string;
  /** A column of the file that was probably meant. */
  readonly suggestion?: string;
}

const mostColumns = 500;
const longestName = 200;

/** The names of the columns, or everything that keeps the file from being used. */
export function checkHeader(
  cells: readonly Buffer[],
  of: TaskInterface,
): Result<string[], readonly HeaderProblem[]> {
  if (!cells.every((cell) => isUtf8(cell) && !cell.includes(0))) {
    return err([
      { column: null, message: 'The header is not UTF-8 text: save the file as UTF-8.' },
    ]);
  }
  if (cells.length > mostColumns) {
    const message = `The file has ${cells.length} columns; at most ${mostColumns} are possible.`;
    return err([{ column: null, message }]);
  }
  const names = cells.map((cell) => cell.toString('utf8').trim());
  const problems = [...nameProblems(names), ...missingColumns(names, of)];
  return problems.length === 0 ? ok(names) : err(problems);
}

function nameProblems(names: readonly string[]): HeaderProblem[] {
  return names.flatMap((name, index): HeaderProblem[] => {
    const place = `Column ${index + 1}`;
    if (name === '') return [{ column: null, message: `${place} has no name in the header.` }];
    if (name.length > longestName) {
      const message = `The name of column ${index + 1} is longer than ${longestName} characters.`;
      return [{ column: null, message }];
    }
    if (names.indexOf(name) === index) return [];
    return [{ column: name, message: `Two columns are named "${name}": rename one.` }];
  });
}

function missingColumns(names: readonly string[], of: TaskInterface): HeaderProblem[] {
  return checkInterfaceColumns(of, names).missing.map(({ variable, suggestion }) => {
    const what = { form: 'form', html: 'template', external: 'address' }[of.kind ?? 'form'];
    const missing = `The ${what} uses ${writeVariable(of, variable)}, and the file has no such column`;
    return suggestion === undefined
      ? { column: variable, message: `${missing}.` }
      : { column: variable, message: `${missing}. Did you mean "${suggestion}"?`, suggestion };
  });
}
