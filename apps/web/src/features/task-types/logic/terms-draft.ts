import { noCriteria, parseCriteria, type Criteria } from '@exchange/criteria';
import type { ExternalInterface } from '@exchange/interfaces';
import type { TaskForm } from '@exchange/tasks';
import { emptyForm } from '@exchange/tasks';
import { isWithin } from '#components/number/bounds.ts';

/** An external page while it is edited. */
export type ExternalDraft = Pick<ExternalInterface, 'url' | 'open' | 'frameHeight'>;

/** The terms of a task type while they are edited. */
export interface TermsDraft {
  readonly title: string;
  readonly description: string;
  readonly instructions: string;
  readonly category: string;
  readonly keywords: readonly string[];
  readonly rewardMinor: number;
  readonly timeAllowedSeconds: number;
  readonly autoApprovalSeconds: number;
  readonly criteria: Criteria;
  readonly form: TaskForm;
  /** The text of an HTML template, which then takes the place of the form; null for a form. */
  readonly template: string | null;
  /** A page of the requester's own, which then takes the place of both; null for none. */
  readonly external: ExternalDraft | null;
}

export interface TermsProblem {
  /** The part of the page it belongs to. */
  readonly part: 'terms' | 'pay' | 'people' | 'form';
  /** Id of the control to go to. */
  readonly control: string;
  readonly message: string;
}

export const emptyTerms: TermsDraft = {
  title: '',
  description: '',
  instructions: '',
  category: '',
  keywords: [],
  rewardMinor: 10,
  timeAllowedSeconds: 600,
  autoApprovalSeconds: 259_200,
  criteria: noCriteria,
  form: emptyForm(),
  template: null,
  external: null,
};

const longestTime = 2_592_000;
/** In minor units. */
export const rewardBounds = { min: 0, max: 1_000_000 };
/** In seconds. */
export const timeAllowedBounds = { min: 30, max: longestTime };
export const autoApprovalBounds = { min: 1, max: longestTime };

/** Everything about the terms, besides the form, that the exchange would not take. */
export function checkTerms(draft: TermsDraft): TermsProblem[] {
  const problems: TermsProblem[] = [];
  function add(part: TermsProblem['part'], control: string, message: string): void {
    problems.push({ part, control, message });
  }
  const title = draft.title.trim().length;
  if (title < 3 || title > 128) add('terms', 'title', 'Give a title of 3 to 128 characters.');
  if (draft.description.trim() === '' || draft.description.length > 2_000) {
    add('terms', 'description', 'Describe the work in 1 to 2,000 characters.');
  }
  if (draft.instructions.length > 20_000) {
    add('terms', 'instructions', 'Shorten the instructions to 20,000 characters.');
  }
  const category = draft.category.trim().length;
  if (category < 1 || category > 60) add('terms', 'category', 'Choose or type a category.');
  if (draft.keywords.length > 20) add('terms', 'keywords', 'Use at most 20 keywords.');
  if (!isWithin(draft.rewardMinor, rewardBounds)) {
    add('pay', 'reward', 'Set a reward of 0 to 10,000.00.');
  }
  if (!isWithin(draft.timeAllowedSeconds, timeAllowedBounds)) {
    add('pay', 'time-allowed', 'Allow 30 seconds to 30 days.');
  }
  if (!isWithin(draft.autoApprovalSeconds, autoApprovalBounds)) {
    add('pay', 'auto-approval', 'Approve after 1 second to 30 days.');
  }
  const criteria = parseCriteria(draft.criteria);
  for (const problem of criteria.ok ? [] : criteria.problems.slice(0, 3)) {
    add('people', 'criteria', `Who may do it: ${problem.message}`);
  }
  return problems;
}

/** Control of the page that a problem path of the API, such as `terms.rewardMinor`, belongs to. */
export function controlOfPath(path: string): string {
  const key = path.split('.').find((part) => part in controls);
  return key === undefined ? 'title' : (controls[key] ?? 'title');
}

const controls: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  instructions: 'instructions',
  category: 'category',
  keywords: 'keywords',
  rewardMinor: 'reward',
  timeAllowedSeconds: 'time-allowed',
  autoApprovalSeconds: 'auto-approval',
  criteria: 'criteria',
  form: 'form-designer',
};
