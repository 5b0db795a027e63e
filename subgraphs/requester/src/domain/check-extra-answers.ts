import { requireInterface } from '@exchange/interfaces';
import { isStorableText } from '@exchange/kernel';
import { planFields } from '../combining/plan-fields.ts';
import { checkWhole } from './check-input.ts';
import type { InputProblem } from './outcomes.ts';

/** When a task gets more answers than every task does. */
export interface ExtraRules {
  /** Answers for one task at most. */
  readonly most: number;
  /** From which on a combined answer is sure enough, 0 to 1. */
  readonly confidence: number;
  /** Null: every field has to be sure. */
  readonly field: string | null;
  /** For rewards and fees of the extra answers. */
  readonly budgetMinor: number;
}

const mostWanted = 1_000;
const mostBudget = 1_000_000_000;
const longestName = 500;

/** @param batch answers that every task gets, and the interface of its type as it is stored. */
export function checkExtraAnswers(
  rules: ExtraRules,
  { least, form }: { readonly least: number; readonly form: unknown },
): InputProblem[] {
  const { most, confidence, field, budgetMinor } = rules;
  const problems = [
    ...checkWhole('extraAnswers.most', most, Math.min(least + 1, mostWanted), mostWanted),
    ...checkWhole('extraAnswers.budgetMinor', budgetMinor, 1, mostBudget),
  ];
  if (!(confidence >= 0.5 && confidence <= 0.999)) {
    const message = 'Give a confidence from 0.5 to 0.999.';
    problems.push({ path: 'extraAnswers.confidence', message });
  }
  const names = planFields(requireInterface(form))?.map(({ name }) => name) ?? null;
  if (names?.length === 0) {
    const message = 'The answers to this form cannot be combined: it asks for texts only.';
    problems.push({ path: 'extraAnswers', message });
  } else if (field !== null && names?.includes(field) === false) {
    const message = `There is no such field; these can be combined: ${names.join(', ')}.`;
    problems.push({ path: 'extraAnswers.field', message });
  } else if (
    field !== null &&
    (field === '' || field.length > longestName || !isStorableText(field))
  ) {
    const message = 'Give the name of a field of the answers, or leave it out.';
    problems.push({ path: 'extraAnswers.field', message });
  }
  return problems;
}
