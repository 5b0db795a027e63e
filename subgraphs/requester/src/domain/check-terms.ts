import type { Result } from '@exchange/kernel';
import { err, isStorable, ok } from '@exchange/kernel';
import type { StoredInterface } from '@exchange/interfaces';
import { parseInterface } from '@exchange/interfaces/parse';
import { parseCriteria, type Criteria, type CriteriaProblem } from '@exchange/criteria';
import { checkText, checkWhole } from './check-input.ts';
import type { InputProblem } from './outcomes.ts';

export interface TermsInput {
  readonly title: string;
  readonly description: string;
  readonly instructions: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly form: unknown;
  readonly criteria?: unknown;
}

export type Terms = Omit<TermsInput, 'keywords' | 'form' | 'criteria'> & {
  readonly keywords: string[];
  // A plain JSON value; Prisma's own type for it does not know interfaces.
  readonly form: object;
  /** Its qualifications are still to be found and named. */
  readonly criteria: Criteria;
};

const thirtyDays = 2_592_000;
const mostKeywords = 20;

const noTemplates: InputProblem = {
  path: 'terms.form',
  message:
    'This exchange cannot show HTML templates yet: its operator has to set gateway.sandbox.publicUrl. Build a form instead, or ask the operator.',
};

/**
 * The terms of a task type in the form in which they are stored, or all that is wrong with them.
 * Templates are taken only where they can be shown.
 */
export function checkTerms(
  input: TermsInput,
  servesTemplates: boolean,
): Result<Terms, readonly InputProblem[]> {
  const keywords = [...new Set(input.keywords.map((word) => word.trim()).filter(Boolean))];
  const form = parseInterface(input.form);
  const criteria = parseCriteria(input.criteria);
  const problems = [
    ...checkText('terms.title', input.title, { min: 3, max: 128 }),
    ...checkText('terms.description', input.description, { max: 2_000 }),
    ...checkText('terms.instructions', input.instructions, { max: 20_000 }),
    ...checkText('terms.category', input.category, { min: 1, max: 60 }),
    ...(input.keywords.length > mostKeywords
      ? [{ path: 'terms.keywords', message: `Give at most ${mostKeywords} keywords.` }]
      : keywords.flatMap((word, index) =>
          checkText(`terms.keywords.${index}`, word, { min: 1, max: 60 }),
        )),
    ...checkWhole('terms.rewardMinor', input.rewardMinor, 0, 1_000_000),
    ...checkWhole('terms.timeAllowedSeconds', input.timeAllowedSeconds, 30, thirtyDays),
    ...checkWhole('terms.autoApprovalSeconds', input.autoApprovalSeconds, 1, thirtyDays),
    ...(form.ok ? checkFormText(form.value) : form.problems.map(toInputProblem)),
    ...(form.ok && 'template' in form.value && !servesTemplates ? [noTemplates] : []),
    ...(criteria.ok ? [] : criteria.problems.map(toCriteriaProblem)),
  ];
  if (problems.length > 0 || !form.ok || !criteria.ok) return err(problems);
  return ok({
    title: input.title.trim(),
    description: input.description,
    instructions: input.instructions,
    category: input.category.trim(),
    keywords,
    rewardMinor: input.rewardMinor,
    timeAllowedSeconds: input.timeAllowedSeconds,
    autoApprovalSeconds: input.autoApprovalSeconds,
    form: form.value,
    criteria: criteria.value,
  });
}

/** `/schema/properties/age` → `terms.form.schema.properties.age` */
function toInputProblem(problem: { path: string; message: string }): InputProblem {
  return { path: `terms.form${problem.path.replaceAll('/', '.')}`, message: problem.message };
}

function toCriteriaProblem({ path, message }: CriteriaProblem): InputProblem {
  return { path: path === '' ? 'terms.criteria' : `terms.criteria.${path}`, message };
}

function checkFormText(form: StoredInterface): InputProblem[] {
  if (isStorable(form)) return [];
  return [{ path: 'terms.form', message: 'It holds characters that cannot be stored.' }];
}
