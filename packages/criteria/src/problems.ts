/** What is wrong with criteria that somebody wrote, and where. */
export interface CriteriaProblem {
  /** Path of the value, such as `requirements.0.rule.values.2`. */
  readonly path: string;
  readonly message: string;
}

export interface Report {
  add(message: string, ...at: readonly (string | number)[]): void;
  at(...at: readonly (string | number)[]): Report;
}

export function createReport(
  problems: CriteriaProblem[],
  base: readonly (string | number)[] = [],
): Report {
  return {
    add: (message, ...at) => void problems.push({ path: [...base, ...at].join('.'), message }),
    at: (...at) => createReport(problems, [...base, ...at]),
  };
}
