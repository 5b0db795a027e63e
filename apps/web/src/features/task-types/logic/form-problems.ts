import type { ParseInterfaceResult } from '@exchange/interfaces/parse';
import { controlOfPath } from './terms-draft.ts';

interface ControlProblem {
  readonly control: string;
  readonly message: string;
}

/** Problems of a form with the part of the designer that each belongs to. */
export function checkForm(parsed: ParseInterfaceResult): ControlProblem[] {
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => ({
    control: controlOf(problem),
    message: problem.field === undefined ? problem.message : `${problem.field}: ${problem.message}`,
  }));
}

function controlOf(problem: { readonly field?: string; readonly displayIndex?: number }): string {
  if (problem.field !== undefined) return `field-${problem.field}`;
  return problem.displayIndex === undefined ? 'form-designer' : `display-${problem.displayIndex}`;
}

/** What the exchange said against the type, with the control that each point belongs to. */
export function readSaveProblems(
  result:
    | { readonly __typename: 'NotFound' | 'WrongState'; readonly message: string }
    | {
        readonly __typename: 'InvalidInput';
        readonly message: string;
        readonly problems: readonly { readonly path: string; readonly message: string }[];
      },
): ControlProblem[] {
  if (result.__typename !== 'InvalidInput' || result.problems.length === 0) {
    return [{ control: 'save', message: result.message }];
  }
  return result.problems.map(({ path, message }) => ({ control: controlOfPath(path), message }));
}
