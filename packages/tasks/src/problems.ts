import { limits } from './limits.ts';

/** Something wrong with a form definition, and what to do about it. */
export interface FormProblem {
  /** JSON Pointer into the form, for example `/schema/properties/age/minimum`. */
  readonly path: string;
  readonly message: string;
  /** Name of the answer field it belongs to, if any. */
  readonly field?: string;
  /** Position of the display item it belongs to, if any. */
  readonly displayIndex?: number;
}

/** Collects problems below one place of a form. */
export interface Report {
  /** Notes a problem at this place or at `key` below it. */
  add(message: string, ...keys: (string | number)[]): void;
  /** A report for a place below this one. */
  at(...keys: (string | number)[]): Report;
}

/** Makes a report that writes to `problems`; `about` is repeated on each of them. */
export function createReport(
  problems: FormProblem[],
  about: Pick<FormProblem, 'field' | 'displayIndex'> = {},
  base = '',
): Report {
  return {
    add(message, ...keys) {
      if (problems.length >= limits.problems) return;
      problems.push({ path: base + pointer(keys), message, ...about });
    },
    at: (...keys) => createReport(problems, about, base + pointer(keys)),
  };
}

function pointer(keys: readonly (string | number)[]): string {
  return keys
    .map((key) => `/${String(key).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
